//! Counterexample: each future is polled by its own thread.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};
use std::thread::scope;

pub fn main() {
    scope(|scope| {
        scope.spawn(|| block_on(watch("wall", paint_wall())));
        scope.spawn(|| block_on(watch("novel", read_novel())));
    });
}

async fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        Timer::after(seconds(2)).await;
    }
    say!("dry");
}

async fn read_novel() {
    for chapter in 1..=4 {
        Timer::after(seconds(1)).await;
        say!("chapter {chapter}");
    }
}
