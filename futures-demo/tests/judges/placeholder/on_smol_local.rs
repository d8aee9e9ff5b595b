//! The main thread runs the task, which waits twice.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    let look = watch("look", look_until_done(&executor));
    block_on(executor.run(look));
}

async fn look_until_done(executor: &LocalExecutor<'_>) {
    let placeholder = executor.spawn(watch("square", square(3)));
    while !placeholder.is_finished() {
        say!("not yet");
        Timer::after(seconds(0.25)).await;
    }
    let value = watch("placeholder", placeholder).await;
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(0.4)).await;
    say!("half");
    Timer::after(seconds(0.4)).await;
    x * x
}
