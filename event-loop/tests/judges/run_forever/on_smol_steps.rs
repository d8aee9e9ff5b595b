//! A `LocalExecutor`; the clock sleeps in steps and says more.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{LocalExecutor, Timer, block_on, channel::bounded};
use std::thread;

pub fn main() {
    let executor = LocalExecutor::new();
    let (stopper, stop) = bounded(1);
    let clock = async move {
        for n in 1..=4 {
            tick(n).await;
            if n % 2 == 0 {
                stopper.send(()).await.expect("main should receive");
            }
        }
    };
    executor
        .spawn(async { watch("clock", clock).await })
        .detach();

    block_on(executor.run(watch("run", stop.recv()))).expect("it should stop");
    watch_call("pause", || thread::sleep(seconds(3)));
    block_on(executor.run(watch("run again", stop.recv())))
        .expect("it should stop");
}

async fn tick(n: u32) {
    Timer::after(seconds(0.5)).await;
    say!("half");
    Timer::after(seconds(0.5)).await;
    say!("tick {n}");
}
