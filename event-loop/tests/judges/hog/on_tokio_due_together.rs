//! The `Try:` of the card: the hog's timer is due with the clocks'.

use side_by_side::{seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
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
    sleep(seconds(2)).await;
    thread::sleep(seconds(4));
}
