//! On tokio's current-thread runtime: the main thread drives tokio's timer.

use side_by_side::{seconds, watch};
use smol::Timer;
use tokio::runtime::Builder;

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", sleep_three_times()));
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
