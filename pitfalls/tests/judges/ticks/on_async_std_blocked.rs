//! On async-std: the phone call blocks the thread of `main`.

use std::thread;

use async_std::{
    stream::{StreamExt, interval},
    task::block_on,
};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", water_plants()));
}

async fn water_plants() {
    let mut ticks = interval(seconds(0.3));
    for n in 1..=6 {
        watch("tick", ticks.next()).await;
        say!("{n}");
        if n == 1 {
            watch("phone", talk()).await;
        }
    }
}

async fn talk() {
    thread::sleep(seconds(1));
}
