//! Counterexample: a separate thread runs the long task.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Executor, Timer, block_on};
use std::thread;

pub fn main() {
    let executor = Executor::new();
    let short = executor.spawn(watch("short", work(1)));
    let long = thread::spawn(|| block_on(watch("long", work(3))));

    block_on(executor.run(watch("main", short)));
    long.join().expect("the thread should not panic");
    watch_call("close", || drop(executor));
}

async fn work(n: u32) {
    say!("needs {n} s");
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
