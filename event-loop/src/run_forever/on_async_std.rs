//! On async-std: the global loop runs, whoever waits for it.

use async_std::channel::{Sender, bounded};
use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let (stop, stopped) = bounded(1);
    spawn(watch("clock", tick(stop)));

    block_on(watch("run", stopped.recv())).expect("the clock runs");
    watch_call("pause", || thread::sleep(seconds(2.5)));
    block_on(watch("run again", stopped.recv())).expect("the clock runs");
}

async fn tick(stop: Sender<()>) {
    for n in 1..=6 {
        sleep(seconds(1)).await;
        say!("tick {n}");
        if n % 3 == 0 {
            stop.try_send(()).expect("there is room");
        }
    }
}
