//! A condition variable alone: a wake before `wait` is lost.
//! The check says: your file uses a `Condvar` without a flag

use exercises::one_of;
use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::pin,
    sync::{Arc, Condvar, Mutex},
    task::{Context, Poll, Wake},
    thread,
};

pub fn program() {
    let answer = block_on(watch("letter", wait_for_letter()));
    say!("read: {answer}");
}

/// Runs a future on this thread until it is complete.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let signal = Arc::new(Signal::default());
    let waker = Arc::clone(&signal).into();
    let mut cx = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut cx) {
            Poll::Ready(value) => return value,
            Poll::Pending => {
                let guard = signal.0.lock().expect("no panic");
                drop(signal.1.wait(guard).expect("no panic"));
            }
        }
    }
}

#[derive(Default)]
struct Signal(Mutex<()>, Condvar);

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.1.notify_one();
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
