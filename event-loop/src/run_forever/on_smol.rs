//! On smol: an executor that nobody runs does nothing.

use side_by_side::{say, seconds, watch, watch_call};
use smol::channel::{Sender, bounded};
use smol::{Executor, Timer, block_on};
use std::thread;

pub fn main() {
    let executor = Executor::new();
    let (stop, stopped) = bounded(1);
    executor.spawn(watch("clock", tick(stop))).detach();

    let run = executor.run(watch("run", stopped.recv()));
    block_on(run).expect("the clock runs");
    watch_call("pause", || thread::sleep(seconds(2.5)));
    let run = executor.run(watch("run again", stopped.recv()));
    block_on(run).expect("the clock runs");
}

async fn tick(stop: Sender<()>) {
    for n in 1..=6 {
        Timer::after(seconds(1)).await;
        say!("tick {n}");
        if n % 3 == 0 {
            stop.try_send(()).expect("there is room");
        }
    }
}
