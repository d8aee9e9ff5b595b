//! On async-std: a thread besides the workers (async-io) drives the timers.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{seconds, watch};
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
        sleep(seconds(2)).await;
    }
}

/// Blocks its thread, after a while.
async fn hold() {
    sleep(seconds(1)).await;
    thread::sleep(seconds(4));
}
