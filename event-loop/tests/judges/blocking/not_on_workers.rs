//! Counterexample: the helpers block workers, not threads of the pool.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{seconds, watch, watch_call};
use std::thread;

pub fn main() {
    block_on(watch("stir", cook_dinner()));
}

async fn cook_dinner() {
    let cooks: Vec<_> = (1..=4)
        .map(|n| spawn(watch(format!("cook {n}"), async { chop(1) })))
        .collect();
    tick(6).await;
    for cook in cooks {
        cook.await;
    }
    // The same, but not on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| {
            spawn(async move { watch_call(format!("helper {n}"), || chop(2)) })
        })
        .collect();
    tick(4).await;
    for helper in helpers {
        helper.await;
    }
}

async fn tick(times: u32) {
    for _ in 0..times {
        sleep(seconds(0.5)).await;
    }
}

/// Blocks its thread.
fn chop(n: u32) {
    thread::sleep(seconds(n));
}
