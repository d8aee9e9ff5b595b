//! The lanes are inside of the task and of `block_on`.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn main() {
    block_on(async { watch("main", leave_early()).await });
}

async fn leave_early() {
    spawn(async { watch("reminder", remind()).await }).detach();
    unblock(|| watch_call("save", save)).detach();
    Timer::after(seconds(1)).await;
    say!("bye");
}

async fn remind() {
    Timer::after(seconds(5)).await;
    say!("drink some water");
}

fn save() {
    thread::sleep(seconds(3));
    say!("saved");
}
