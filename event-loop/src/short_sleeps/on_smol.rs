//! On smol: timers count nanoseconds, except on Windows; 0 ms is ready at
//! its first poll.

use side_by_side::{number, watch};
use smol::{Timer, block_on};
use std::time::Duration;

pub fn main() {
    block_on(nap_often());
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
    Timer::after(length).await;
}
