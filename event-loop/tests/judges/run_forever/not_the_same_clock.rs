//! Counterexample: the first clock ends; the second run has another.

use side_by_side::{say, seconds, watch, watch_call};
use std::{sync::Arc, thread};
use tokio::{runtime::Builder, sync::Notify, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    let stop = Arc::new(Notify::new());
    runtime.spawn(watch("clock", tick(Arc::clone(&stop), 1)));

    runtime.block_on(watch("run", stop.notified()));
    watch_call("pause", || thread::sleep(seconds(2.5)));
    runtime.spawn(watch("clock", tick(Arc::clone(&stop), 4)));
    runtime.block_on(watch("run again", stop.notified()));
}

async fn tick(stop: Arc<Notify>, first: u32) {
    for n in first..first + 3 {
        sleep(seconds(1)).await;
        say!("tick {n}");
    }
    stop.notify_one();
}
