//! Counterexample: the guests are futures of one task, not tasks.

use futures::{FutureExt, future::join_all};
use side_by_side::{Unit, figure, memory, number, say, seconds, watch};
use std::time::Instant;
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("hotel", open_hotel()));
}

async fn open_hotel() {
    let seen = (1..=3).map(|nth| watch(format!("guest {nth}"), sleep_long()));
    let mut seen = join_all(seen);
    assert!((&mut seen).now_or_never().is_none());

    let guests = number("tasks", 100_000).max(1);
    let (before, began) = (memory(), Instant::now());
    let mut all = join_all((0..guests).map(|_| sleep_long()));
    let came = began.elapsed();
    assert!((&mut all).now_or_never().is_none());
    sleep(seconds(0.5)).await;
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
