//! On smol: `cancel` does not stop a call that runs. It waits for its end, and
//! then drops its value.

use std::thread;

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, unblock};

pub fn main() {
    block_on(watch("main", cancel()));
}

async fn cancel() {
    let handle = unblock(|| watch_call("copy", copy));
    Timer::after(seconds(0.6)).await;
    let end = async { say!("{:?}", handle.cancel().await) };
    watch("handle", end).await;
    Timer::after(seconds(1.5)).await;
}

/// Blocks its thread.
fn copy() -> u32 {
    for page in 1..=3 {
        thread::sleep(seconds(0.5));
        say!("page {page}");
    }
    3
}
