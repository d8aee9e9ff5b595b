//! It polls both again and again.
//! The check says: although nothing had woken it

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::pin,
    task::{Context, Waker},
    thread,
};

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both on this thread until both are complete.
fn run_both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let mut cx = Context::from_waker(Waker::noop());
    let (mut a_is_done, mut b_is_done) = (false, false);
    while !a_is_done || !b_is_done {
        a_is_done = a_is_done || a.as_mut().poll(&mut cx).is_ready();
        b_is_done = b_is_done || b.as_mut().poll(&mut cx).is_ready();
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
