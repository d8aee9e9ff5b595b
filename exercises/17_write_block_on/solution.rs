//! The thread parks between two polls, and the waker unparks it.

use exercises::one_of;
use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake},
    thread::{self, Thread},
};

pub fn program() {
    let answer = block_on(watch("letter", wait_for_letter()));
    say!("read: {answer}");
}

/// Runs a future on this thread until it is complete.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Arc::new(Unpark(thread::current())).into();
    let mut cx = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
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
