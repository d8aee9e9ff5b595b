//! Counterexample: main joins a thread itself, and no runtime is dropped.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, spawn};
use std::thread;

pub fn main() {
    let save = thread::spawn(|| watch_call("save", save));
    block_on(watch("main", leave_early()));
    save.join().expect("the thread should not panic");
}

async fn leave_early() {
    spawn(watch("reminder", remind())).detach();
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
