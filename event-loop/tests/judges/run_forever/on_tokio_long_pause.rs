//! The `Try:` of the card: a long pause.

use side_by_side::{say, seconds, watch, watch_call};
use std::{sync::Arc, thread};
use tokio::{runtime::Runtime, sync::Notify, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
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
    watch_call("pause", || thread::sleep(seconds(10)));
    runtime.block_on(watch("run again", stop.notified()));
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
