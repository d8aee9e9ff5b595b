//! Counterexample: the egg is woken again and again, and is never ready.

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
    let timed = spawn(watch("timed egg", Egg { minutes: 2 }));
    let forgotten = spawn(watch("forgotten egg", Egg { minutes: 2000 }));
    timed.await.expect("the task should not panic");
    say!("the timed egg is done");
    forgotten.await.expect("the task should not panic");
}

struct Egg {
    minutes: u32,
}

impl Future for Egg {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.minutes == 0 {
            return Poll::Ready(());
        }
        self.minutes -= 1;
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
