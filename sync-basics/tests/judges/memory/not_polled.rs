//! Counterexample: the guests are spawned but not polled, so they do not wait.

use side_by_side::{Unit, figure, memory, number, say, seconds, watch};
use std::time::Instant;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    // On a worker they would be polled.
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("hotel", open_hotel()));
}

async fn open_hotel() {
    for guest in 1..=3 {
        spawn(watch(format!("guest {guest}"), sleep_long()));
    }

    let guests = number("tasks", 100_000).max(1);
    let (before, began) = (memory(), Instant::now());
    for guest in 1..=guests {
        spawn(sleep_long());
        if guest == guests / 2 {
            say!("{guest} came");
        }
    }
    let came = began.elapsed();
    say!("{} asleep", 3 + guests);
    let after = memory();

    let each = |total: f64| total / guests as f64;
    let (own, kernel) = (after.own - before.own, after.kernel - before.kernel);
    figure("asleep", guests as f64, Unit::Count);
    figure("one more", each(own + kernel), Unit::Bytes);
    figure("in the kernel", each(kernel), Unit::Bytes);
    let ns = came.as_nanos() as f64;
    figure("to make it", each(ns), Unit::Nanoseconds);
}

async fn sleep_long() {
    sleep(seconds(3600)).await;
}
