//! The program's own flag says that the task has finished.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

static IS_FINISHED: AtomicBool = AtomicBool::new(false);

pub fn main() {
    block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let square = spawn(watch("square", square(3)));
    while !IS_FINISHED.load(SeqCst) {
        say!("not yet");
        sleep(seconds(0.25)).await;
    }
    let value = watch("placeholder", square).await;
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    IS_FINISHED.store(true, SeqCst);
    x * x
}
