//! The clock is spawned while the loop runs, by what main waits for.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Runtime, spawn, sync::mpsc, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let (stopper, mut stop) = mpsc::channel(8);
    let clock = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stopper.send(n).await.expect("main should receive");
            }
        }
    };
    runtime.block_on(watch("run", async {
        spawn(watch("clock", clock));
        stop.recv().await
    }));
    watch_call("pause", || thread::sleep(seconds(2.5)));
    runtime.block_on(watch("run again", stop.recv()));
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
