//! A `LocalExecutor`, whose tasks say nothing before they wait.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{LocalExecutor, Timer, block_on};
use std::thread;

pub fn main() {
    let event_loop = LocalExecutor::new();
    let short = event_loop.spawn(watch("short", work(1)));
    event_loop.spawn(watch("long", work(3))).detach();

    block_on(event_loop.run(watch("main", short)));
    thread::sleep(seconds(3));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
