//! The clock ticks first.
//! The check says: `clock` said 0 lines while `grind` ran, but must say 2 or more

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", kitchen()));
}

async fn kitchen() {
    let clock = spawn(watch("clock", tick()));
    sleep(seconds(2.2)).await;
    grind();
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
