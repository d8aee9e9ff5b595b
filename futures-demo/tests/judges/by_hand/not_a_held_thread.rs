//! Counterexample: the forgotten egg blocks its worker; its poll never ends.

use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
    thread,
};
use tokio::{runtime::Runtime, spawn};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    let timed = spawn(watch("timed egg", egg(true)));
    let forgotten = spawn(watch("forgotten egg", egg(false)));
    timed.await.expect("the task should not panic");
    say!("the timed egg is done");
    forgotten.await.expect("the task should not panic");
}

fn egg(has_timer: bool) -> Egg {
    let minutes = 2;
    Egg { minutes, has_timer }
}

struct Egg {
    minutes: u32,
    has_timer: bool,
}

impl Future for Egg {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.minutes == 0 {
            return Poll::Ready(());
        }
        self.minutes -= 1;
        if !self.has_timer {
            // `park` may return early, so it is called again.
            loop {
                thread::park();
            }
        }
        set_timer(cx.waker().clone());
        Poll::Pending
    }
}

fn set_timer(waker: Waker) {
    thread::spawn(|| {
        thread::sleep(seconds(0.5));
        waker.wake();
    });
}
