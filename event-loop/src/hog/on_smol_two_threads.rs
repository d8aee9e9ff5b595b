//! On smol with two workers: the card sets `SMOL_THREADS=2`.

use side_by_side::{seconds, watch};
use smol::{Timer, block_on, spawn};
use std::thread;

pub fn main() {
    block_on(watch("main", play()));
}

async fn play() {
    let clocks: Vec<_> = (1..=3)
        .map(|n| spawn(watch(format!("clock {n}"), tick())))
        .collect();
    let hog = spawn(watch("hog", hold()));
    hog.await;
    for clock in clocks {
        clock.await;
    }
}

async fn tick() {
    for _ in 0..3 {
        Timer::after(seconds(2)).await;
    }
}

/// Blocks its thread, after a while.
async fn hold() {
    Timer::after(seconds(1)).await;
    thread::sleep(seconds(4));
}
