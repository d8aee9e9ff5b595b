//! The `Try:` of the card: tasks of the global executor.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, spawn};
use std::thread;

pub fn main() {
    let short = spawn(watch("short", work(1)));
    spawn(watch("long", work(3))).detach();

    block_on(watch("main", short));
    thread::sleep(seconds(3));
    watch_call("close", || say!("there is nothing to close"));
}

async fn work(n: u32) {
    say!("needs {n} s");
    Timer::after(seconds(n)).await;
    say!("worked for {n} s");
}
