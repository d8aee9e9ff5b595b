//! It wakes the task that polled it first: main, which awaits the egg now.
//! The check says: but has not been polled since

use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};
use tokio::{runtime::Builder, spawn};

pub fn program() {
    let runtime = Builder::new_current_thread().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", cook()));
}

async fn cook() {
    let soup = Timer::new(seconds(2));
    let mut soup = Box::pin(watch("soup", soup));
    let is_hot = poll_immediate(&mut soup).await.is_some();
    say!("is it hot? {is_hot}");
    let soup = spawn(soup);
    watch("egg", Timer::new(seconds(1))).await;
    say!("the egg is boiled");
    soup.await.expect("no panic");
    say!("the soup is hot");
}

/// Ready when `length` has passed since it was created.
struct Timer {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    is_over: bool,
    waker: Option<Waker>,
}

impl Timer {
    fn new(length: Duration) -> Timer {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            thread::sleep(length);
            let mut shared = of_thread.lock().expect("no panic");
            shared.is_over = true;
            if let Some(waker) = shared.waker.take() {
                waker.wake();
            }
        });
        Timer { shared }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut shared = self.shared.lock().expect("no panic");
        if shared.is_over {
            return Poll::Ready(());
        }
        if shared.waker.is_none() {
            shared.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }
}
