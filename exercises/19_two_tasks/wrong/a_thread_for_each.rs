//! Each future runs on its own thread.
//! The check says: 2 threads polled `tea` and `toast`, and not one

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both until both are complete.
fn run_both(
    a: impl Future<Output = ()> + Send,
    b: impl Future<Output = ()> + Send,
) {
    thread::scope(|scope| {
        scope.spawn(|| smol::future::block_on(a));
        smol::future::block_on(b);
    });
}

async fn make_tea() {
    after(1.0).await;
    say!("the water is hot");
    after(2.0).await;
    say!("the tea is ready");
}

async fn make_toast() {
    after(2.0).await;
    say!("the toast is ready");
}

/// Waits for `n` seconds. A thread sleeps and then wakes the task.
async fn after(n: f64) {
    let (clock, bell) = oneshot::channel();
    thread::spawn(move || {
        thread::sleep(seconds(n));
        clock.send(()).ok();
    });
    bell.await.expect("the clock rings");
}
