//! On smol: `is_finished` checks the task without polling the handle.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let placeholder = spawn(watch("square", square(3)));
    while !placeholder.is_finished() {
        say!("not yet");
        Timer::after(seconds(0.25)).await;
    }
    let value = watch("placeholder", placeholder).await;
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(0.8)).await;
    x * x
}
