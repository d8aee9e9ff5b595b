//! Timers are rounded up to whole milliseconds, as they are where the system
//! counts in them.

use side_by_side::{number, watch};
use smol::{Timer, block_on};
use std::time::Duration;

pub fn main() {
    block_on(nap_often());
}

async fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch("short", nap(Duration::from_micros(100))).await;
    }
    for _ in 0..number("naps", 100) {
        watch("zero", nap(Duration::ZERO)).await;
    }
}

async fn nap(length: Duration) {
    let milliseconds = length.as_micros().div_ceil(1000);
    let milliseconds = u64::try_from(milliseconds).unwrap_or(u64::MAX);
    Timer::after(Duration::from_millis(milliseconds)).await;
}
