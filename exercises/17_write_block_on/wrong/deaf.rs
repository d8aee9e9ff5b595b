//! It parks, but its waker does not unpark it.
//! The check says: but has not been polled since

use exercises::one_of;
use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    thread,
};

pub fn program() {
    let answer = block_on(watch("letter", wait_for_letter()));
    say!("read: {answer}");
}

/// Runs a future on this thread until it is complete.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// Waits for two letters. A thread brings each of them.
async fn wait_for_letter() -> &'static str {
    for text in ["a bill", "an invitation"] {
        let (postman, letter) = oneshot::channel();
        thread::spawn(move || {
            thread::sleep(seconds(one_of([1, 2])));
            postman.send(text).ok();
        });
        say!("{}", letter.await.expect("the postman comes"));
    }
    "all letters"
}
