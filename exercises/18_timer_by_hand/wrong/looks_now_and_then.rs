//! A thread wakes it repeatedly until its time has passed.
//! The check says: that wake came too early

use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
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
    waker: Arc<Mutex<Option<Waker>>>,
}

impl Timer {
    fn new(length: Duration) -> Timer {
        let until = Instant::now() + length;
        let waker = Arc::new(Mutex::new(None::<Waker>));
        let of_thread = Arc::clone(&waker);
        thread::spawn(move || {
            while Instant::now() < until {
                thread::sleep(seconds(0.2));
                if let Some(waker) = &*of_thread.lock().expect("no panic") {
                    waker.wake_by_ref();
                }
            }
        });
        Timer { until, waker }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.until {
            return Poll::Ready(());
        }
        let waker = cx.waker().clone();
        *self.waker.lock().expect("no panic") = Some(waker);
        Poll::Pending
    }
}
