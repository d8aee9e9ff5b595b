//! More workers, no lane for main, lanes inside of the spawned futures; the
//! clocks tick more often and say so.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{
    runtime::Builder,
    spawn,
    time::{interval, sleep},
};

pub fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(4)
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        let hog = spawn(async move { watch("hog", hold()).await });
        let clock = |n| spawn(async move { watch(n, tick()).await });
        join_all(["clock 1", "clock 2"].map(clock)).await;
        hog.await.expect("the hog should not panic");
    });
}

async fn tick() {
    let mut ticks = interval(seconds(0.5));
    for n in 1..=16 {
        ticks.tick().await;
        say!("tick {n}");
    }
}

async fn hold() {
    sleep(seconds(0.7)).await;
    sleep(seconds(0.5)).await;
    thread::sleep(seconds(4.5));
    say!("I am done");
}
