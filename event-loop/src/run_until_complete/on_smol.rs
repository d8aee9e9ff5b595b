//! On smol: the loop is an `Executor`, run by whoever blocks on it.

use side_by_side::{say, seconds, watch};
use smol::{Executor, Timer, block_on};
use std::thread;

pub fn main() {
    let executor = Executor::new();
    let short = executor.spawn(watch("short", work(1)));
    // Without `detach` the task would be cancelled right here.
    executor.spawn(watch("long", work(3))).detach();

    block_on(executor.run(short));
    say!("the short task is complete");
    drop(executor);
    say!("the loop is closed");
    thread::sleep(seconds(3));
}

async fn work(n: u32) {
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
