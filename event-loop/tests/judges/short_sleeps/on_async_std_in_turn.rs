//! Short naps and naps of no time take turns.

use async_std::task::{block_on, sleep};
use side_by_side::{number, watch};
use std::time::Duration;

pub fn main() {
    block_on(async {
        for _ in 0..number("naps", 150) {
            watch("short", sleep(Duration::from_micros(120))).await;
            watch("zero", sleep(Duration::ZERO)).await;
        }
    });
}
