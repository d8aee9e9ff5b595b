//! As many cooks as workers; both block before an egg could be polled.

use async_std::task::{block_on, sleep, spawn};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let cooks = [1, 2].map(|n| spawn(watch(format!("cook {n}"), cook())));
    block_on(watch("main", join_all(cooks)));
}

async fn cook() {
    // Until the other cook holds its worker, too.
    thread::sleep(seconds(0.5));
    let egg = spawn(watch("egg", boil()));
    block_on(watch("wait for egg", egg));
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
