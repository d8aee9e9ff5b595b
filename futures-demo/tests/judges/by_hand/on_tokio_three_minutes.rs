//! One thread runs all tasks, and the eggs take longer.

use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
    thread,
};
use tokio::{runtime::Builder, spawn};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    let timed = spawn(watch("timed egg", egg(true)));
    let forgotten = spawn(watch("forgotten egg", egg(false)));
    timed.await.expect("the task should not panic");
    say!("the timed egg is done");
    forgotten.await.expect("the task should not panic");
    say!("the forgotten egg is done");
}

fn egg(has_timer: bool) -> Egg {
    let minutes = 3;
    Egg { minutes, has_timer }
}

struct Egg {
    minutes: u32,
    has_timer: bool,
}

impl Future for Egg {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        say!("{} min to go", self.minutes);
        if self.minutes == 0 {
            return Poll::Ready(());
        }
        self.minutes -= 1;
        if self.has_timer {
            set_timer(cx.waker().clone());
        }
        Poll::Pending
    }
}

fn set_timer(waker: Waker) {
    thread::spawn(|| {
        thread::sleep(seconds(0.3));
        waker.wake();
    });
}
