//! On smol: an `Executor` polls its tasks only while a thread runs it.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Executor, Timer, block_on};
use std::thread;

pub fn main() {
    let event_loop = Executor::new();
    let short = event_loop.spawn(watch("short", work(1)));
    // Without `detach`, dropping its handle here would cancel the task.
    event_loop.spawn(watch("long", work(3))).detach();

    block_on(event_loop.run(watch("main", short)));
    // Time for the long task to finish, if something still polls it.
    thread::sleep(seconds(3));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    say!("needs {n} s");
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
