//! Counterexample: the square is not a task; main polls it itself.

use futures::future::{Either, select};
use side_by_side::{say, seconds, watch};
use std::pin::pin;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("look", look_until_done()));
}

async fn look_until_done() {
    let mut square = pin!(watch("square", square(3)));
    let value = loop {
        say!("not yet");
        let pause = pin!(sleep(seconds(0.25)));
        if let Either::Left((value, _)) = select(&mut square, pause).await {
            break value;
        }
    };
    let value = watch("placeholder", async { value }).await;
    say!("{value}");
}

async fn square(x: u32) -> u32 {
    sleep(seconds(0.8)).await;
    x * x
}
