//! On tokio: the call itself asks a flag, after each page, whether to stop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread,
};

use side_by_side::{say, seconds, watch, watch_call};
use tokio::{task::spawn_blocking, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", cancel()).await;
}

async fn cancel() {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    let handle = spawn_blocking(move || watch_call("copy", || copy(&flag)));
    sleep(seconds(0.6)).await;
    stop.store(true, Relaxed);
    let end = async { say!("{}", handle.await.expect("no panic")) };
    watch("handle", end).await;
    sleep(seconds(1.5)).await;
}

/// Blocks its thread.
fn copy(stop: &AtomicBool) -> u32 {
    for page in 1..=3 {
        thread::sleep(seconds(0.5));
        say!("page {page}");
        if stop.load(Relaxed) {
            say!("stopped");
            return page;
        }
    }
    3
}
