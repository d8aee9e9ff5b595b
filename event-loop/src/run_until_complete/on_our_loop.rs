//! On our loop: the loop is a value, and dropping it closes it.

use event_loop::our_loop::{EventLoop, sleep};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let event_loop = EventLoop::new();
    let short = event_loop.spawn(watch("short", work(1)));
    event_loop.spawn(watch("long", work(3)));

    event_loop.block_on(short).expect("the short task works");
    say!("the short task is complete");
    drop(event_loop);
    say!("the loop is closed");
    thread::sleep(seconds(3));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
