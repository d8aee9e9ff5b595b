//! On tokio without workers: only `block_on` runs the tasks.

use side_by_side::{say, seconds, watch, watch_call};
use std::{sync::Arc, thread};
use tokio::{runtime::Builder, sync::Notify, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("tokio starts");
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
        if n % 3 == 0 {
            stop.notify_one();
        }
    }
}
