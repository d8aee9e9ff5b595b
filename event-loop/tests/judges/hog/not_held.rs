//! Counterexample: no thread is blocked; the clocks and the hog both sleep.

use side_by_side::{seconds, watch};
use smol::{Timer, block_on, spawn};

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
    Timer::after(seconds(5)).await;
    for _ in 0..2 {
        Timer::after(seconds(2)).await;
    }
}

async fn hold() {
    Timer::after(seconds(5)).await;
}
