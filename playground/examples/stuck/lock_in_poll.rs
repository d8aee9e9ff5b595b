//! A future asks for a lock in each poll, and drops its place in the queue.

use std::{
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
};

use side_by_side::{seconds, watch};
use tokio::{spawn, sync::Mutex, time::sleep};

struct Reads(Arc<Mutex<u32>>);

impl Future for Reads {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        let lock = pin!(self.0.lock());
        lock.poll(cx).map(|guard| *guard)
    }
}

#[tokio::main]
pub async fn main() {
    let number = Arc::new(Mutex::new(3));
    let held = number.clone();
    spawn(watch("writer", async move {
        let _number = held.lock().await;
        sleep(seconds(1)).await;
    }));
    sleep(seconds(0.5)).await;
    watch("reader", Reads(number)).await;
}
