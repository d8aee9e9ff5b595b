//! The hog computes instead of sleeping: from its first poll on, and for less
//! time.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{seconds, watch};
use std::time::Instant;

pub fn main() {
    block_on(async {
        let clock = spawn(watch("clock", tick()));
        sleep(seconds(0.5)).await;
        spawn(watch("hog", hold())).await;
        clock.await;
    });
}

async fn tick() {
    for _ in 0..5 {
        sleep(seconds(1)).await;
    }
}

async fn hold() {
    let began = Instant::now();
    while began.elapsed() < seconds(2.5) {}
}
