//! Ends, too, but the pool has a free thread: the parcels come in turn.

use std::thread;

use side_by_side::{say, seconds, watch, watch_queued_call};
use tokio::{
    runtime::{Builder, Handle},
    task::spawn_blocking,
};

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.max_blocking_threads(2).build();
    let runtime = runtime.expect("the runtime should start");
    runtime.block_on(watch("main", open_counters()));
}

async fn open_counters() {
    for n in [1, 2] {
        let send = move || send(n);
        let call = watch_queued_call(format!("parcel {n}"), send);
        spawn_blocking(call).await.expect("no panic");
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
    thread::sleep(seconds(0.5));
    300
}
