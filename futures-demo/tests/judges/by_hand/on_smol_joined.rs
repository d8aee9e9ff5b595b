//! What the card suggests to try: the eggs share the cook's task.

use side_by_side::{say, seconds, watch};
use smol::block_on;
use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
    thread,
};

pub fn main() {
    block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    futures::future::join(
        watch("timed egg", egg(true)),
        watch("forgotten egg", egg(false)),
    )
    .await;
    say!("both eggs are done");
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
    thread::spawn(|| {
        thread::sleep(seconds(0.5));
        waker.wake();
    });
}
