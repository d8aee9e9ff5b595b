//! Counterexample: the clocks wait for a message, so no timer is due.

use side_by_side::{seconds, watch};
use std::thread;
use tokio::sync::watch::{Receiver, Sender, channel};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", play()));
}

async fn play() {
    let (tell, word) = channel(());
    let clocks: Vec<_> = (1..=3)
        .map(|n| spawn(watch(format!("clock {n}"), tick(word.clone()))))
        .collect();
    let hog = spawn(watch("hog", hold(tell)));
    hog.await.expect("the hog should not panic");
    for clock in clocks {
        clock.await.expect("a clock should not panic");
    }
}

async fn tick(mut word: Receiver<()>) {
    word.changed().await.expect("the hog should tell");
    for _ in 0..2 {
        sleep(seconds(2)).await;
    }
}

/// Blocks its thread, after a while.
async fn hold(tell: Sender<()>) {
    sleep(seconds(1)).await;
    thread::sleep(seconds(4));
    tell.send(()).expect("the clocks should wait");
}
