//! On tokio's current-thread runtime: only `block_on` polls the tasks.
//! Differs: only a `Builder` makes such a runtime, which takes more lines.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let event_loop = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
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
