//! It uses tokio's timer.
//! The check says: no thread of the program woke

use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    runtime::Builder,
    spawn,
    time::{Sleep, sleep},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
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
    inner: Pin<Box<Sleep>>,
}

impl Timer {
    fn new(length: Duration) -> Timer {
        Timer {
            inner: Box::pin(sleep(length)),
        }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.inner.as_mut().poll(cx)
    }
}
