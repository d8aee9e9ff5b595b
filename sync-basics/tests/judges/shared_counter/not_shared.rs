//! Counterexample: each visitor has a copy of the counter, which is not shared.

use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use smol::{Timer, block_on};
use std::cell::Cell;

pub fn main() {
    block_on(count_visitors());
}

async fn count_visitors() {
    let [slow, quick] = [Cell::new(0), Cell::new(0)];
    let visitors = (1..=number("visitors", 3)).map(|n| {
        let visitor = format!("visitor {n}");
        watch(visitor, visit(slow.clone(), &quick))
    });
    join_all(visitors).await;
    say!("slow {}, quick {}", slow.get(), quick.get());
}

async fn visit(slow: Cell<u32>, quick: &Cell<u32>) {
    let seen = slow.get();
    Timer::after(seconds(1)).await;
    slow.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);

    Timer::after(seconds(1)).await;
    let seen = quick.get();
    quick.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);
}
