//! Counterexample: the loop keeps running, and the clock itself pauses.

use side_by_side::{say, seconds, watch, watch_call};
use std::{sync::Arc, thread};
use tokio::{runtime::Runtime, sync::Notify, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let stop = Arc::new(Notify::new());
    runtime.spawn(watch("clock", tick(Arc::clone(&stop))));

    runtime.block_on(watch("run", stop.notified()));
    watch_call("pause", || thread::sleep(seconds(2.5)));
    runtime.block_on(watch("run again", stop.notified()));
}

async fn tick(stop: Arc<Notify>) {
    for n in 1..=6 {
        sleep(seconds(1)).await;
        say!("tick {n}");
        if n == 3 {
            stop.notify_one();
            sleep(seconds(2.5)).await;
        }
    }
    stop.notify_one();
}
