//! Counterexample: a closure delays the call, so no future exists before it.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = || watch("tea", make("tea"));
    let _coffee = watch("coffee", make("coffee"));
    say!("called both");
    Timer::after(seconds(1)).await;
    say!("await the tea");
    tea().await;
}

async fn make(drink: &str) {
    say!("water on");
    Timer::after(seconds(1)).await;
    say!("{drink} is ready");
}
