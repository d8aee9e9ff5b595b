//! Counterexample: smol with a whole tokio runtime that drives the timer.

use side_by_side::{seconds, watch};
use smol::{Timer, block_on};
use tokio::runtime::Runtime;

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let _context = runtime.enter();
    block_on(watch("main", sleep_three_times()));
}

/// With the sleep of each runtime in turn.
async fn sleep_three_times() {
    watch("async-std's sleep", async_stds_sleep()).await;
    watch("smol's sleep", smols_sleep()).await;
    watch("tokio's sleep", tokios_sleep()).await;
}

/// In steps. Main ends most of them, which happens on smol only.
async fn async_stds_sleep() {
    for _ in 0..5 {
        async_std::task::sleep(seconds(0.2)).await;
    }
}

async fn smols_sleep() {
    for _ in 0..5 {
        Timer::after(seconds(0.2)).await;
    }
}

/// tokio looks for its runtime when the sleep is made, not at the first poll.
async fn tokios_sleep() {
    tokio::time::sleep(seconds(1)).await;
}
