//! One worker on smol, with smol's `yield_now`.

use side_by_side::{say, seconds, watch};
use smol::{block_on, future::yield_now, spawn};
use std::thread;

pub fn program() {
    block_on(watch("main", host()));
}

async fn host() {
    let clerk = spawn(watch("clerk", stamp_letters()));
    let visitor = spawn(watch("visitor", greet()));
    clerk.await;
    visitor.await;
}

async fn stamp_letters() {
    for letter in 1..=6 {
        stamp(letter);
        yield_now().await;
    }
}

/// Blocks the thread for a moment.
fn stamp(letter: u32) {
    thread::sleep(seconds(0.2));
    say!("letter {letter}");
}

async fn greet() {
    say!("hello");
}
