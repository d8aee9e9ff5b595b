//! On smol, as the card says to try: there is a thread for a scale.

use std::{num::NonZeroUsize, thread};

use blocking::set_max_blocking_threads;
use side_by_side::{say, seconds, watch, watch_queued_call};
use smol::{block_on, unblock};

pub fn main() {
    set_max_blocking_threads(NonZeroUsize::new(3).expect("3 is not 0"));
    block_on(watch("main", open_counters()));
}

async fn open_counters() {
    let parcels = [1, 2].map(|n| {
        let send = move || send(n);
        unblock(watch_queued_call(format!("parcel {n}"), send))
    });
    for parcel in parcels {
        parcel.await;
    }
}

/// Blocks its thread.
fn send(n: u32) {
    thread::sleep(seconds(0.5));
    let call = watch_queued_call(format!("scale {n}"), weigh);
    let weight = block_on(unblock(call));
    say!("{weight} g");
}

fn weigh() -> u32 {
    thread::sleep(seconds(0.5));
    300
}
