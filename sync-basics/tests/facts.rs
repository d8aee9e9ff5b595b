//! What the card and the README say, and no program shows.

use std::{
    sync::{
        atomic::{AtomicU32, Ordering},
        mpsc::{RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

use futures::future::{BoxFuture, join};
use smol::channel::{Receiver, unbounded};

/// Longer than anything takes here, on a busy machine, too.
const DEADLINE: Duration = Duration::from_secs(30);

#[test]
fn threads_that_share_an_atomic_lose_no_increment() {
    let count = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..100_000 {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(count.into_inner(), 400_000);
}

async fn run(
    download: impl Future<Output = ()>,
    typed: Receiver<String>,
    answer: impl Fn(String),
) {
    let prompt = async {
        while let Ok(line) = typed.recv().await {
            answer(line);
        }
    };
    join(download, prompt).await;
}

/// What happens first when a user types while `download` is not finished.
fn first_event(
    block_on: impl FnOnce(BoxFuture<'static, ()>) + Send + 'static,
    is_blocking: bool,
) -> &'static str {
    let (event, events) = channel();
    let (keyboard, typed) = unbounded();
    let (server, answered) = unbounded::<()>();
    let finished = event.clone();
    let download = async move {
        if is_blocking {
            answered.recv_blocking().ok();
        } else {
            answered.recv().await.ok();
        }
        finished.send("downloaded").ok();
    };
    let answer = move |_| {
        event.send("answered").ok();
    };
    let app =
        thread::spawn(|| block_on(Box::pin(run(download, typed, answer))));
    keyboard.try_send("hello?".to_owned()).expect("it is open");
    let wait = if is_blocking {
        Duration::from_millis(200)
    } else {
        DEADLINE
    };
    let first = events.recv_timeout(wait);
    server.try_send(()).expect("it is open");
    drop(keyboard);
    app.join().expect("no panic");
    match first {
        Err(RecvTimeoutError::Timeout) => events.recv().expect("it runs now"),
        first => first.expect("it runs"),
    }
}

#[test]
fn a_prompt_answers_while_a_download_waits_but_not_while_it_blocks() {
    let tokio = |app| {
        let runtime = tokio::runtime::Runtime::new();
        runtime.expect("the runtime should start").block_on(app)
    };
    assert_eq!(first_event(tokio, false), "answered");
    assert_eq!(first_event(tokio, true), "downloaded");
    assert_eq!(first_event(async_std::task::block_on, false), "answered");
    assert_eq!(first_event(async_std::task::block_on, true), "downloaded");
    assert_eq!(first_event(smol::block_on, false), "answered");
    assert_eq!(first_event(smol::block_on, true), "downloaded");
}
