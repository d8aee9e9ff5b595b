//! Counterexample: a thread computes the square; its handle can be asked, too.

use side_by_side::{say, seconds, watch, watch_call};
use std::thread;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let placeholder = thread::spawn(|| watch_call("square", || square(3)));
    while !placeholder.is_finished() {
        say!("not yet");
        sleep(seconds(0.25)).await;
    }
    let value = watch("placeholder", async { placeholder.join() }).await;
    say!("{}", value.expect("the task should not panic"));
}

fn square(x: u32) -> u32 {
    thread::sleep(seconds(0.8));
    x * x
}
