//! On async-std: there is one loop, for the whole process.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let short = spawn(watch("short", work(1)));
    spawn(watch("long", work(3)));

    block_on(short);
    say!("the short task is complete");
    // The workers run on; nothing closes them.
    say!("no loop to close");
    thread::sleep(seconds(3));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
