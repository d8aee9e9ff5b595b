//! On async-std: the runtime is global and never dropped.

use async_std::task::{block_on, sleep, spawn, spawn_blocking};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    block_on(watch("main", leave_early()));
}

async fn leave_early() {
    spawn(watch("reminder", remind()));
    spawn_blocking(|| watch_call("save", save));
    sleep(seconds(1)).await;
    say!("bye");
}

async fn remind() {
    sleep(seconds(5)).await;
    say!("drink some water");
}

fn save() {
    thread::sleep(seconds(3));
    say!("saved");
}
