//! Two tasks on the runtime of `#[tokio::main]`.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn program() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        let paint = spawn(watch("paint", paint()));
        watch("read", read()).await;
        paint.await.expect("the task should not panic");
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
