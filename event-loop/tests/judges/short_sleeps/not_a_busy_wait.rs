//! Counterexample: nothing sleeps; the task reads the clock in a loop.

use side_by_side::{number, watch};
use smol::{block_on, future::yield_now};
use std::time::{Duration, Instant};

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
    let began = Instant::now();
    while began.elapsed() < length {
        yield_now().await;
    }
}
