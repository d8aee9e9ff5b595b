//! Five cooks, whose lanes are inside of their tasks; main ticks more often.

use side_by_side::{seconds, watch, watch_call};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn main() {
    block_on(watch("stir", cook_dinner()));
}

async fn cook_dinner() {
    let cooks: Vec<_> =
        (1..=5)
            .map(|n| {
                spawn(async move {
                    watch(format!("cook {n}"), async { chop(1) }).await
                })
            })
            .collect();
    tick(24).await;
    for cook in cooks {
        cook.await;
    }
    // The same on the blocking pool.
    let helpers: Vec<_> = (1..=2)
        .map(|n| unblock(move || watch_call(format!("helper {n}"), || chop(2))))
        .collect();
    tick(8).await;
    for helper in helpers {
        helper.await;
    }
}

async fn tick(times: u32) {
    for _ in 0..times {
        Timer::after(seconds(0.25)).await;
    }
}

/// Blocks its thread.
fn chop(n: u32) {
    thread::sleep(seconds(n));
}
