//! One thread calls the wakers of all polls.

use async_std::task::{block_on, spawn};
use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    sync::{
        LazyLock,
        mpsc::{Sender, channel},
    },
    task::{Context, Poll, Waker},
    thread,
};

pub fn main() {
    block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    let timed = spawn(watch("timed egg", egg(true)));
    let forgotten = spawn(watch("forgotten egg", egg(false)));
    timed.await;
    say!("the timed egg is done");
    forgotten.await;
    say!("the forgotten egg is done");
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
    static TIMER: LazyLock<Sender<Waker>> = LazyLock::new(|| {
        let (wakers, next) = channel::<Waker>();
        thread::spawn(move || {
            for waker in next {
                thread::sleep(seconds(0.5));
                waker.wake();
            }
        });
        wakers
    });
    TIMER.send(waker).expect("the timer should run");
}
