//! The `Try:` of the card: on smol, in the context of a tokio runtime.

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
    watch("async-std's sleep", async_std::task::sleep(seconds(1))).await;
    watch("smol's sleep", Timer::after(seconds(1))).await;
    watch("tokio's sleep", tokios_sleep()).await;
}

/// tokio looks for its runtime when the sleep is made, not at the first poll.
async fn tokios_sleep() {
    tokio::time::sleep(seconds(1)).await;
}
