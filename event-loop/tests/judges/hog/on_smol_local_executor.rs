//! Main runs all tasks in its own executor.

use side_by_side::{seconds, watch};
use smol::{LocalExecutor, Timer, block_on};
use std::thread;

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("main", play(&executor))));
}

async fn play(executor: &LocalExecutor<'_>) {
    let clocks: Vec<_> = (1..=2)
        .map(|n| executor.spawn(watch(format!("clock {n}"), tick())))
        .collect();
    executor.spawn(watch("hog", hold())).await;
    for clock in clocks {
        clock.await;
    }
}

async fn tick() {
    for _ in 0..4 {
        Timer::after(seconds(2)).await;
    }
}

/// Blocks its thread, after a while.
async fn hold() {
    Timer::after(seconds(1)).await;
    thread::sleep(seconds(4));
}
