//! On our loop: timers count nanoseconds, except on Windows; each sleep yields
//! at least once.

use event_loop::our_loop::{block_on, sleep};
use side_by_side::{number, watch};
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
    sleep(length).await;
}
