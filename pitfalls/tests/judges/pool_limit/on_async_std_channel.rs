//! On async-std, with a channel instead of a handle.

use std::{num::NonZeroUsize, sync::mpsc::channel, thread};

use async_std::task::{block_on, spawn_blocking};
use blocking::set_max_blocking_threads;
use side_by_side::{say, seconds, watch, watch_queued_call};

pub fn main() {
    set_max_blocking_threads(NonZeroUsize::new(2).expect("2 is not 0"));
    block_on(watch("main", open_counters()));
}

async fn open_counters() {
    let parcels = [1, 2].map(|n| {
        let send = move || send(n);
        spawn_blocking(watch_queued_call(format!("parcel {n}"), send))
    });
    for parcel in parcels {
        parcel.await;
    }
}

/// Blocks its thread.
fn send(n: u32) {
    thread::sleep(seconds(0.5));
    let (weight, weighed) = channel();
    let weigh = move || weight.send(weigh()).ok();
    spawn_blocking(watch_queued_call(format!("scale {n}"), weigh));
    let weight = weighed.recv().expect("no panic");
    say!("{weight} g");
}

fn weigh() -> u32 {
    thread::sleep(seconds(0.5));
    300
}
