//! What the card suggests to try: it looks every 0.1 s.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let placeholder = spawn(watch("square", square(3)));
    while !placeholder.is_finished() {
        say!("not yet");
        sleep(seconds(0.1)).await;
    }
    let value = watch("placeholder", placeholder).await;
    say!("{}", value.expect("the task should not panic"));
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    x * x
}
