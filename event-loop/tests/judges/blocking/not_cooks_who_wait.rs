//! Counterexample: the cooks await timers and block no thread.

use side_by_side::{seconds, watch, watch_call};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn main() {
    block_on(watch("stir", cook_dinner()));
}

async fn cook_dinner() {
    let cooks: Vec<_> = (1..=4)
        .map(|n| {
            let chop = async {
                Timer::after(seconds(1)).await;
            };
            spawn(watch(format!("cook {n}"), chop))
        })
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
