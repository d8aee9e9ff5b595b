//! Hangs, too: there are threads for all calls, but a scale never returns.

use std::thread;

use side_by_side::{say, seconds, watch, watch_queued_call};
use tokio::{
    runtime::{Builder, Handle},
    task::spawn_blocking,
};

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.max_blocking_threads(4).build();
    let runtime = runtime.expect("the runtime should start");
    runtime.block_on(watch("main", open_counters()));
}

async fn open_counters() {
    let parcels = [1, 2].map(|n| {
        let send = move || send(n);
        spawn_blocking(watch_queued_call(format!("parcel {n}"), send))
    });
    for parcel in parcels {
        parcel.await.expect("no panic");
    }
}

/// Blocks its thread.
fn send(n: u32) {
    thread::sleep(seconds(0.5));
    let call = watch_queued_call(format!("scale {n}"), weigh);
    let weight = Handle::current().block_on(spawn_blocking(call));
    say!("{} g", weight.expect("no panic"));
}

fn weigh() -> u32 {
    thread::sleep(seconds(1000));
    300
}
