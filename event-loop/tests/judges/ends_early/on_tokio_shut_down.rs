//! The `Try:` of the card: the runtime is not waited for.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{spawn, spawn_blocking},
    time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", leave_early()));
    runtime.shutdown_background();
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
