//! On tokio: the loop is a runtime, here one that the main thread runs.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("tokio starts");
    let short = runtime.spawn(watch("short", work(1)));
    runtime.spawn(watch("long", work(3)));

    runtime.block_on(short).expect("the short task works");
    say!("the short task is complete");
    drop(runtime);
    say!("the loop is closed");
    thread::sleep(seconds(3));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
