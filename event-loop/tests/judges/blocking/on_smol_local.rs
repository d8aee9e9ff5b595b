//! Main runs the tasks itself, on a `LocalExecutor`.

use side_by_side::{seconds, watch, watch_call};
use smol::{LocalExecutor, Timer, block_on, unblock};
use std::thread;

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("stir", cook_dinner(&executor))));
}

async fn cook_dinner(executor: &LocalExecutor<'_>) {
    let cooks: Vec<_> = (1..=4)
        .map(|n| executor.spawn(watch(format!("cook {n}"), async { chop(1) })))
        .collect();
    tick(6).await;
    for cook in cooks {
        cook.await;
    }
    // The same on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| unblock(move || watch_call(format!("helper {n}"), || chop(2))))
        .collect();
    tick(4).await;
    for helper in helpers {
        helper.await;
    }
}

async fn tick(times: u32) {
    for _ in 0..times {
        Timer::after(seconds(0.5)).await;
    }
}

/// Blocks its thread.
fn chop(n: u32) {
    thread::sleep(seconds(n));
}
