//! On tokio: the phone call blocks the thread of `main`.

use std::thread;

use side_by_side::{say, seconds, watch};
use tokio::time::interval;

#[tokio::main]
pub async fn main() {
    watch("main", water_plants()).await;
}

async fn water_plants() {
    let mut ticks = interval(seconds(0.3));
    for n in 1..=6 {
        watch("tick", ticks.tick()).await;
        say!("{n}");
        if n == 1 {
            watch("phone", talk()).await;
        }
    }
}

async fn talk() {
    thread::sleep(seconds(1));
}
