//! On async-std, with a timeout: the call is given up.

use std::thread;

use async_std::{
    future::timeout,
    task::{block_on, sleep, spawn_blocking},
};
use side_by_side::{say, seconds, watch, watch_call};

pub fn main() {
    block_on(watch("main", cancel()));
}

async fn cancel() {
    let handle = spawn_blocking(|| watch_call("copy", copy));
    sleep(seconds(0.6)).await;
    let end = async { say!("{:?}", timeout(seconds(0.1), handle).await) };
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
