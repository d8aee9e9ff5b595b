//! The reminder reminds every second, and main says more.

use async_std::task::{block_on, sleep, spawn, spawn_blocking};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    block_on(watch("main", leave_early()));
}

async fn leave_early() {
    spawn(watch("reminder", remind()));
    spawn_blocking(|| watch_call("save", save));
    say!("hello");
    sleep(seconds(0.5)).await;
    say!("soon");
    sleep(seconds(0.5)).await;
    say!("bye");
}

async fn remind() {
    loop {
        sleep(seconds(0.75)).await;
        say!("drink some water");
    }
}

fn save() {
    thread::sleep(seconds(3));
    say!("saved");
}
