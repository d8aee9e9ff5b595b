//! On tokio: the loop is a runtime, here one that the main thread runs.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let event_loop = Builder::new_current_thread().enable_time().build();
    let event_loop = event_loop.expect("tokio starts");
    let short = event_loop.spawn(watch("short", work(1)));
    event_loop.spawn(watch("long", work(3)));

    let done = event_loop.block_on(watch("main", short));
    done.expect("the short task works");
    // Time for the long task to finish, if something still polls it.
    thread::sleep(seconds(3));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
