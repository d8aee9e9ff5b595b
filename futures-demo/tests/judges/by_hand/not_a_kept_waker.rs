//! Counterexample: something still holds the waker of the egg.

use side_by_side::{say, seconds, watch};
use std::{
    future::poll_fn,
    sync::Mutex,
    task::{Poll, Waker},
    thread,
};
use tokio::{runtime::Runtime, spawn};

static KEPT: Mutex<Option<Waker>> = Mutex::new(None);

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    let timed = spawn(watch("timed egg", timed_egg()));
    let forgotten = spawn(watch("forgotten egg", kept_egg()));
    timed.await.expect("the task should not panic");
    say!("the timed egg is done");
    forgotten.await.expect("the task should not panic");
}

async fn timed_egg() {
    let mut is_polled = false;
    poll_fn(|cx| {
        if is_polled {
            return Poll::Ready(());
        }
        is_polled = true;
        let waker = cx.waker().clone();
        thread::spawn(|| {
            thread::sleep(seconds(0.5));
            waker.wake();
        });
        Poll::Pending
    })
    .await;
}

async fn kept_egg() {
    poll_fn(|cx| {
        *KEPT.lock().expect("no panic") = Some(cx.waker().clone());
        Poll::<()>::Pending
    })
    .await;
}
