//! It awaits the handle without checking it.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let placeholder = spawn(watch("square", square(3)));
    let value = watch("placeholder", placeholder).await;
    say!("{}", value.expect("the task should not panic"));
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    x * x
}
