//! A thread runs `grind`, but main does not wait for it.
//! The check says: the end of `grind` did not wake `main`, which should await it

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, task::spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", kitchen()));
}

async fn kitchen() {
    let clock = spawn(watch("clock", tick()));
    thread::spawn(grind);
    clock.await.expect("no panic");
    sleep(seconds(0.3)).await;
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
