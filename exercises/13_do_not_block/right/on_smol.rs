//! smol's blocking pool.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, spawn, unblock};
use std::thread;

pub fn program() {
    block_on(watch("main", kitchen()));
}

async fn kitchen() {
    let clock = spawn(watch("clock", tick()));
    unblock(grind).await;
    clock.await;
}

async fn tick() {
    for n in 1..=4 {
        Timer::after(seconds(0.5)).await;
        say!("tick {n}");
    }
}

/// A blocking call from a library: you cannot change it.
fn grind() {
    watch_call("grind", || thread::sleep(seconds(2)));
}
