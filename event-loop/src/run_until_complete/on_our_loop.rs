//! On our loop: the loop is a value, and dropping it drops its tasks.

use event_loop::our_loop::{EventLoop, sleep};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let event_loop = EventLoop::new();
    let short = event_loop.spawn(watch("short", work(1)));
    event_loop.spawn(watch("long", work(3)));

    let done = event_loop.block_on(watch("main", short));
    done.expect("the task should not panic");
    // Time for the long task to finish, if something still polls it.
    thread::sleep(seconds(3));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    say!("needs {n} s");
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
