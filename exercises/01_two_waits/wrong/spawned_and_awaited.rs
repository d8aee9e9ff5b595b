//! Spawned, but awaited before the other one starts.
//! The check says: `read` did not wait while `paint` waited: they did not overlap

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(async {
        let paint = spawn(watch("paint", paint()));
        paint.await.expect("no panic");
        watch("read", read()).await;
    });
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    sleep(seconds(1)).await;
    say!("chapter 1");
}
