//! The value comes at the end, too, but a task computes it on a worker.

use std::thread;

use side_by_side::{say, seconds, watch};
use tokio::{spawn, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", cancel()).await;
}

async fn cancel() {
    let handle = spawn(watch("copy", async { copy() }));
    sleep(seconds(0.6)).await;
    handle.abort();
    let end = async { say!("{:?}", handle.await) };
    watch("handle", end).await;
    sleep(seconds(1.5)).await;
}

/// Blocks its thread.
fn copy() -> u32 {
    for page in 1..=3 {
        thread::sleep(seconds(0.5));
        say!("page {page}");
    }
    3
}
