//! The runtime of `#[tokio::main]`, and a task.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn program() {
    let runtime = Runtime::new().expect("the runtime should start");
    let paint = runtime.spawn(watch("paint", paint()));
    runtime.block_on(watch("read", read()));
    runtime.block_on(paint).expect("the task should not panic");
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    for chapter in 1..=2 {
        sleep(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
