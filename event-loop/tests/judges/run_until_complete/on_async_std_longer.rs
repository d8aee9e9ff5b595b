//! The long task needs 4 s, in steps, and says when each is over.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let short = spawn(watch("short", work(2)));
    spawn(async { watch("long", work(4)).await });

    block_on(watch("main", short));
    thread::sleep(seconds(4));
    watch_call("close", || ());
}

async fn work(n: u32) {
    say!("needs {n} s");
    for step in 1..=n {
        sleep(seconds(1)).await;
        say!("step {step}");
    }
    say!("worked for {n} s");
}
