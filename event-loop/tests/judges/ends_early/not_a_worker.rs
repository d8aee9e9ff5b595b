//! Counterexample: the call blocks a worker, not a thread of the pool.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", leave_early()));
}

async fn leave_early() {
    spawn(watch("reminder", remind()));
    spawn(async { watch_call("save", save) });
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
