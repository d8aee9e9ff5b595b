//! The visitors are awaited one after the other.

use side_by_side::{number, say, seconds, watch};
use std::cell::Cell;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(count_visitors());
}

async fn count_visitors() {
    let [slow, quick] = [Cell::new(0), Cell::new(0)];
    for n in 1..=number("visitors", 3) {
        watch(format!("visitor {n}"), visit(&slow, &quick)).await;
    }
    say!("slow {}, quick {}", slow.get(), quick.get());
}

async fn visit(slow: &Cell<u32>, quick: &Cell<u32>) {
    let seen = slow.get();
    sleep(seconds(1)).await;
    slow.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);

    sleep(seconds(1)).await;
    let seen = quick.get();
    quick.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);
}
