//! Two clocks, and the first one stops the loop.

use async_std::{
    channel::bounded,
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let (stopper, stop) = bounded(1);
    let first = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stopper.try_send(()).expect("the channel should have room");
            }
        }
    };
    let second = async {
        for n in 1..=6 {
            tick(n).await;
        }
    };
    spawn(watch("clock 1", first));
    spawn(watch("clock 2", second));

    block_on(watch("run", stop.recv())).expect("it should stop");
    watch_call("pause", || thread::sleep(seconds(2.5)));
    block_on(watch("run again", stop.recv())).expect("it should stop");
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
