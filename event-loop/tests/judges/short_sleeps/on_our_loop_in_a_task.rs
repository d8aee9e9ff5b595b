//! A task naps, and main awaits it.

use event_loop::our_loop::{block_on, sleep, spawn};
use side_by_side::{number, watch};
use std::time::Duration;

pub fn main() {
    block_on(async {
        spawn(nap_often()).await.expect("it should not panic");
    });
}

async fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch("short", sleep(Duration::from_micros(100))).await;
    }
    for _ in 0..number("naps", 100) {
        watch("zero", sleep(Duration::ZERO)).await;
    }
}
