//! On tokio's current-thread runtime: only `block_on` polls the tasks.
//! Differs: only a `Builder` makes such a runtime, which takes more lines.

use side_by_side::{say, seconds, watch, watch_call};
use std::{sync::Arc, thread};
use tokio::{runtime::Builder, sync::Notify, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    let stop = Arc::new(Notify::new());
    let stopper = Arc::clone(&stop);
    let clock = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stopper.notify_one();
            }
        }
    };
    runtime.spawn(watch("clock", clock));

    runtime.block_on(watch("run", stop.notified()));
    watch_call("pause", || thread::sleep(seconds(2.5)));
    runtime.block_on(watch("run again", stop.notified()));
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
