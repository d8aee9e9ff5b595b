//! Counterexample: the long task is spawned after the loop stopped.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    let short = runtime.spawn(watch("short", work(1)));

    runtime
        .block_on(watch("main", short))
        .expect("the task should not panic");
    runtime.spawn(watch("long", work(3)));
    thread::sleep(seconds(3));
    watch_call("close", || drop(runtime));
}

async fn work(n: u32) {
    say!("needs {n} s");
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
