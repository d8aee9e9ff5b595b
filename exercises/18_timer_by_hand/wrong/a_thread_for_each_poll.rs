//! Each poll starts a thread.
//! The check says: the process had 4 threads, but 3 are enough

use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    task::{Context, Poll},
    thread,
    time::{Duration, Instant},
};
use tokio::{runtime::Builder, spawn};

pub fn program() {
    let runtime = Builder::new_current_thread().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", cook()));
}

async fn cook() {
    let soup = Timer::new(seconds(2));
    let mut soup = Box::pin(watch("soup", soup));
    let is_hot = poll_immediate(&mut soup).await.is_some();
    say!("is it hot? {is_hot}");
    let soup = spawn(soup);
    watch("egg", Timer::new(seconds(1))).await;
    say!("the egg is boiled");
    soup.await.expect("no panic");
    say!("the soup is hot");
}

/// Ready when `length` has passed since it was created.
struct Timer {
    until: Instant,
}

impl Timer {
    fn new(length: Duration) -> Timer {
        Timer {
            until: Instant::now() + length,
        }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Poll::Ready(());
        }
        let waker = cx.waker().clone();
        thread::spawn(move || {
            thread::sleep(left);
            waker.wake();
        });
        Poll::Pending
    }
}
