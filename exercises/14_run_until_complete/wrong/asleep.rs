//! The thread sleeps, but the loop has stopped.
//! The check says: `long` was dropped

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let event_loop = runtime.expect("the runtime should start");
    let short = event_loop.spawn(watch("short", work(1)));
    let long = event_loop.spawn(watch("long", work(3)));
    event_loop.block_on(short).expect("no panic");
    thread::sleep(seconds(3));
    drop(long);
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
