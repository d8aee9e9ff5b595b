//! Main itself spawns both, and the lanes are inside of the tasks.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let event_loop = Runtime::new().expect("the runtime should start");
    let main = async {
        spawn(async { watch("long", work(3)).await });
        let short = spawn(async { watch("short", work(1)).await });
        short.await.expect("the task should not panic");
    };
    event_loop.block_on(watch("main", main));
    thread::sleep(seconds(3));
    watch_call("close", || drop(event_loop));
}

async fn work(n: u32) {
    sleep(seconds(n)).await;
    say!("worked for {n} s");
}
