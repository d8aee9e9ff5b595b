//! Counterexample: one long timer of main; no tick is delayed.

use async_std::task::{block_on, sleep, spawn, spawn_blocking};
use side_by_side::{seconds, watch, watch_call};
use std::thread;

pub fn main() {
    block_on(watch("stir", cook_dinner()));
}

async fn cook_dinner() {
    let cooks: Vec<_> = (1..=4)
        .map(|n| spawn(watch(format!("cook {n}"), async { chop(1) })))
        .collect();
    sleep(seconds(2.75)).await;
    tick(2).await;
    for cook in cooks {
        cook.await;
    }
    // The same on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| {
            spawn_blocking(move || {
                watch_call(format!("helper {n}"), || chop(2))
            })
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
