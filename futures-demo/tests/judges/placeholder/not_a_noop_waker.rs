//! Counterexample: the polls store a waker that wakes nothing.

use async_std::task::{block_on, sleep, spawn};
use futures::FutureExt;
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let square = spawn(watch("square", square(3)));
    let mut placeholder = watch("placeholder", square);
    let value = loop {
        if let Some(value) = (&mut placeholder).now_or_never() {
            break value;
        }
        say!("not yet");
        sleep(seconds(0.25)).await;
    };
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    x * x
}
