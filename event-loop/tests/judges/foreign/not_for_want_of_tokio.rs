//! Counterexample: the last sleep panics because it is awaited twice.

use side_by_side::{seconds, watch};
use smol::{Timer, block_on};
use std::future::ready;

pub fn main() {
    block_on(watch("main", sleep_three_times()));
}

async fn sleep_three_times() {
    watch("async-std's sleep", async_std::task::sleep(seconds(1))).await;
    watch("smol's sleep", Timer::after(seconds(1))).await;
    watch("tokio's sleep", tokios_sleep()).await;
}

async fn tokios_sleep() {
    let mut over = ready(());
    (&mut over).await;
    over.await;
}
