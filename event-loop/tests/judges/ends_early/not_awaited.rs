//! Counterexample: main awaits the call, so it returns late.

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
}

async fn leave_early() {
    spawn(watch("reminder", remind()));
    let save = spawn_blocking(|| watch_call("save", save));
    sleep(seconds(1)).await;
    say!("bye");
    save.await.expect("the call should not panic");
}

async fn remind() {
    sleep(seconds(5)).await;
    say!("drink some water");
}

fn save() {
    thread::sleep(seconds(3));
    say!("saved");
}
