//! On tokio's current-thread runtime: main parks for the timer, at least 1 ms.

use side_by_side::{number, watch};
use std::time::Duration;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(nap_often());
}

/// Naps of 0.1 ms, and then naps of no time at all.
async fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch("short", nap(Duration::from_micros(100))).await;
    }
    for _ in 0..number("naps", 100) {
        watch("zero", nap(Duration::ZERO)).await;
    }
}

async fn nap(length: Duration) {
    sleep(length).await;
}
