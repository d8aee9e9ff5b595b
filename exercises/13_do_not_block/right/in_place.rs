//! `block_in_place` lets a worker block.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{block_in_place, spawn},
    time::sleep,
};

pub fn program() {
    let runtime = Runtime::new();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", kitchen()));
}

async fn kitchen() {
    let clock = spawn(watch("clock", tick()));
    block_in_place(grind);
    clock.await.expect("no panic");
}

async fn tick() {
    for n in 1..=4 {
        sleep(seconds(0.5)).await;
        say!("tick {n}");
    }
}

/// A blocking call from a library: you cannot change it.
fn grind() {
    watch_call("grind", || thread::sleep(seconds(2)));
}
