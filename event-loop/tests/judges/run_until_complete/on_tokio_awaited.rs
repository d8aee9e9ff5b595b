//! Main awaits the short future itself, and the loop is closed late.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let event_loop = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    event_loop.spawn(watch("long", work(2)));

    event_loop.block_on(watch("main", watch("short", work(1))));
    say!("stopped");
    thread::sleep(seconds(4));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    say!("needs {n} s");
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
