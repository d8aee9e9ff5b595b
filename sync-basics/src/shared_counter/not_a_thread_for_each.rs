//! Counterexample: each visitor is polled by its own thread.

use side_by_side::{number, say, seconds, watch};
use smol::{Timer, block_on};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::scope;

pub fn main() {
    block_on(count_visitors());
}

async fn count_visitors() {
    let [slow, quick] = [AtomicU32::new(0), AtomicU32::new(0)];
    scope(|scope| {
        for n in 1..=number("visitors", 3) {
            let visitor = format!("visitor {n}");
            let visitor = watch(visitor, visit(&slow, &quick));
            scope.spawn(|| block_on(visitor));
        }
    });
    say!("slow {}, quick {}", slow.load(SeqCst), quick.load(SeqCst));
}

async fn visit(slow: &AtomicU32, quick: &AtomicU32) {
    let seen = slow.load(SeqCst);
    Timer::after(seconds(1)).await;
    slow.store(seen + 1, SeqCst);
    say!("{seen} + 1 = {}", seen + 1);

    Timer::after(seconds(1)).await;
    let seen = quick.load(SeqCst);
    quick.store(seen + 1, SeqCst);
    say!("{seen} + 1 = {}", seen + 1);
}
