//! The current-thread runtime; main leaves late, but before the rest.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{
    runtime::Builder,
    task::{spawn, spawn_blocking},
    time::sleep,
};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", leave_early()));
}

async fn leave_early() {
    spawn(watch("reminder", remind()));
    spawn_blocking(|| watch_call("save", save));
    sleep(seconds(2)).await;
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
