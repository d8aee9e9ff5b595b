//! `grind` is replaced by an async sleep.
//! The check says: `grind` is a future, and not a blocking call

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", kitchen()));
}

async fn kitchen() {
    let clock = spawn(watch("clock", tick()));
    watch("grind", sleep(seconds(2))).await;
    clock.await.expect("no panic");
}

async fn tick() {
    for n in 1..=4 {
        sleep(seconds(0.5)).await;
        say!("tick {n}");
    }
}
