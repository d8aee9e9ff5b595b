//! Both futures are joined, so each wake polls both.
//! The check says: although nothing had woken it

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both on this thread until both are complete.
fn run_both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    smol::future::block_on(futures::future::join(a, b));
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
