//! Counterexample: the cafe polls its guests itself.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use smol::{block_on, spawn};
use std::thread;

pub fn main() {
    let cafe = spawn(watch("cafe", let_in()));
    block_on(cafe);
}

async fn let_in() {
    let guest = |n| watch(format!("guest {n}"), order());
    join_all((1..=5).map(guest)).await;
}

/// Serving blocks the thread.
async fn order() {
    thread::sleep(seconds(0.5));
    say!("served");
}
