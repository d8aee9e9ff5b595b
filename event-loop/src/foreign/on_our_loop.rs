//! On our loop: tokio's sleep finds no tokio runtime and panics.

use event_loop::our_loop::block_on;
use side_by_side::{seconds, watch};
use smol::Timer;

pub fn main() {
    block_on(watch("main", sleep_three_times()));
}

/// With the sleep of each runtime in turn.
async fn sleep_three_times() {
    watch("async-std's sleep", async_std::task::sleep(seconds(1))).await;
    watch("smol's sleep", Timer::after(seconds(1))).await;
    watch("tokio's sleep", tokios_sleep()).await;
}

/// tokio looks for its runtime when the sleep is made, not at the first poll.
async fn tokios_sleep() {
    tokio::time::sleep(seconds(1)).await;
}
