//! Not this way: on smol, beside a whole runtime of tokio that runs the timers.

use side_by_side::{seconds, watch};
use smol::{Timer, block_on};
use tokio::runtime::Builder;

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(1).enable_time().build();
    let runtime = runtime.expect("tokio starts");
    let _context = runtime.enter();
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
