//! Not this way: the cook holds the only thread, so nobody polls the eggs.

use side_by_side::{say, seconds, watch};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::thread;
use tokio::{runtime::Builder, spawn};

pub fn main() {
    let runtime = Builder::new_current_thread().build();
    let runtime = runtime.expect("tokio starts");
    runtime.block_on(watch("cook", boil_two_eggs()));
}

async fn boil_two_eggs() {
    let timed = spawn(watch("timed egg", Egg { minutes: 2 }));
    let _forgotten = spawn(watch("forgotten egg", Egg { minutes: 4 }));
    timed.await.expect("an egg does not panic");
    say!("the timed egg is done");
    loop {
        thread::park();
    }
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
