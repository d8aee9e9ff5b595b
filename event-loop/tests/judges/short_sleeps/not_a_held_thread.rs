//! Counterexample: the sleep is as long as tokio's, but blocks its thread.

use side_by_side::{number, watch};
use smol::block_on;
use std::{thread, time::Duration};

pub fn main() {
    block_on(nap_often());
}

async fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch("short", nap()).await;
    }
    for _ in 0..number("naps", 100) {
        watch("zero", nap()).await;
    }
}

async fn nap() {
    thread::sleep(Duration::from_millis(1));
}
