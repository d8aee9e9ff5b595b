//! Not this way: the clocks wait for the hog's word, so no timer is due.

use side_by_side::{seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, sync::watch as tell, time::sleep};

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).enable_time().build();
    let runtime = runtime.expect("tokio starts");
    runtime.block_on(watch("main", play()));
}

async fn play() {
    let (tell, word) = tell::channel(());
    let clocks: Vec<_> = (1..=3)
        .map(|n| spawn(watch(format!("clock {n}"), tick(word.clone()))))
        .collect();
    spawn(watch("hog", hold(tell))).await.expect("no panic");
    for clock in clocks {
        clock.await.expect("no panic");
    }
}

async fn tick(mut word: tell::Receiver<()>) {
    word.changed().await.expect("the hog tells");
    for _ in 0..2 {
        sleep(seconds(2)).await;
    }
}

/// Holds its thread, after a while.
async fn hold(tell: tell::Sender<()>) {
    sleep(seconds(1)).await;
    thread::sleep(seconds(4));
    tell.send(()).expect("the clocks wait");
}
