//! An executor for two tasks: see README.md.

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Wake},
    thread::{self, Thread},
};

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both on this thread until both are complete.
fn run_both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    block_on(a);
    block_on(b);
}

fn block_on(future: impl Future<Output = ()>) {
    let mut future = pin!(future);
    let waker = Arc::new(Unpark(thread::current())).into();
    while future
        .as_mut()
        .poll(&mut Context::from_waker(&waker))
        .is_pending()
    {
        thread::park();
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
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
