//! Each guest waits in a loop, not just once.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{Unit, figure, memory, number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Instant,
};

static ASLEEP: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    block_on(watch("hotel", open_hotel()));
}

async fn open_hotel() {
    for guest in 1..=3 {
        spawn(watch(format!("guest {guest}"), sleep_long()));
    }
    wait_until_asleep(3).await;

    let guests = number("tasks", 100_000).max(1);
    let (before, began) = (memory(), Instant::now());
    for guest in 1..=guests {
        spawn(sleep_long());
        if guest == guests / 2 {
            say!("{guest} came");
        }
    }
    let came = began.elapsed();
    wait_until_asleep(3 + guests).await;
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

async fn wait_until_asleep(guests: usize) {
    while ASLEEP.load(Relaxed) < guests {
        sleep(seconds(0.5)).await;
    }
}

async fn sleep_long() {
    ASLEEP.fetch_add(1, Relaxed);
    for _ in 0..8 {
        sleep(seconds(3600)).await;
        say!("one more hour");
    }
}
