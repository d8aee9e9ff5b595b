//! Counterexample: one worker, so no idle one could drive the timers.

use side_by_side::{seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", play()));
}

async fn play() {
    let clocks: Vec<_> = (1..=3)
        .map(|n| spawn(watch(format!("clock {n}"), tick())))
        .collect();
    let hog = spawn(watch("hog", hold()));
    hog.await.expect("the hog should not panic");
    for clock in clocks {
        clock.await.expect("a clock should not panic");
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
