//! Counterexample: each wait blocks a thread of the blocking pool.

use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use std::{cell::Cell, thread, time::Duration};
use tokio::{runtime::Runtime, task::spawn_blocking};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(count_visitors());
}

async fn count_visitors() {
    let [slow, quick] = [Cell::new(0), Cell::new(0)];
    let visitors = (1..=number("visitors", 3)).map(|n| {
        let visitor = format!("visitor {n}");
        watch(visitor, visit(&slow, &quick))
    });
    join_all(visitors).await;
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

async fn sleep(duration: Duration) {
    let sleeping = spawn_blocking(move || thread::sleep(duration));
    sleeping.await.expect("the sleep should not panic");
}
