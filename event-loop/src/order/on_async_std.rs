//! On async-std: the run queue is first in, first out.

use async_std::task::{block_on, spawn};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let cafe = spawn(watch("cafe", let_in()));
    block_on(cafe);
}

async fn let_in() {
    let guest = |n| spawn(watch(format!("guest {n}"), order()));
    let guests: Vec<_> = (1..=5).map(guest).collect();
    for guest in guests {
        guest.await;
    }
}

/// Serving blocks the thread.
async fn order() {
    thread::sleep(seconds(0.5));
    say!("served");
}
