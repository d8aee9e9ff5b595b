//! What the card suggests to try: it looks every 0.1 s.

use async_std::task::{block_on, sleep, spawn};
use futures::future::poll_immediate;
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let square = spawn(watch("square", square(3)));
    let mut placeholder = watch("placeholder", square);
    let value = loop {
        // There is no `is_finished`.
        if let Some(value) = poll_immediate(&mut placeholder).await {
            break value;
        }
        say!("not yet");
        sleep(seconds(0.1)).await;
    };
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    x * x
}
