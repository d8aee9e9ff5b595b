//! A visitor holds the slow counter's mutex while it waits.

use async_std::{
    sync::Mutex,
    task::{block_on, sleep},
};
use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use std::cell::Cell;

pub fn main() {
    block_on(count_visitors());
}

async fn count_visitors() {
    let (slow, quick) = (Mutex::new(0), Cell::new(0));
    let visitors = (1..=number("visitors", 3)).map(|n| {
        let visitor = format!("visitor {n}");
        watch(visitor, visit(&slow, &quick))
    });
    join_all(visitors).await;
    say!("slow {}, quick {}", slow.lock().await, quick.get());
}

async fn visit(slow: &Mutex<u32>, quick: &Cell<u32>) {
    let mut slow = slow.lock().await;
    let seen = *slow;
    sleep(seconds(1)).await;
    *slow = seen + 1;
    say!("{seen} + 1 = {}", seen + 1);
    drop(slow);

    sleep(seconds(1)).await;
    let seen = quick.get();
    quick.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);
}
