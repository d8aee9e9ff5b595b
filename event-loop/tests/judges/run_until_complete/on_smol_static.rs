//! The executor is a `static`, which is never dropped.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Executor, Timer, block_on};
use std::thread;

static EVENT_LOOP: Executor = Executor::new();

pub fn main() {
    let short = EVENT_LOOP.spawn(watch("short", work(1)));
    EVENT_LOOP.spawn(watch("long", work(3))).detach();

    block_on(EVENT_LOOP.run(watch("main", short)));
    thread::sleep(seconds(3));
    watch_call("close", || say!("nothing drops it"));
}

async fn work(n: u32) {
    say!("needs {n} s");
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
