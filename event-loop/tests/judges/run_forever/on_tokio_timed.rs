//! Main stops the loop itself, after a time, and never ends the clock.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.spawn(watch("clock", async {
        for n in 1.. {
            tick(n).await;
        }
    }));

    runtime.block_on(watch("run", async { sleep(seconds(2.5)).await }));
    watch_call("pause", || thread::sleep(seconds(1)));
    runtime.block_on(watch("run again", async { sleep(seconds(1)).await }));
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
