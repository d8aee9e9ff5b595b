//! On tokio, with larger stacks for its workers.

use std::hint::black_box;

use side_by_side::{say, watch};
use tokio::{runtime::Builder, spawn};

const PARCELS: u64 = 2500;

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.thread_stack_size(8 << 20).build();
    let runtime = runtime.expect("the runtime should start");
    runtime.block_on(watch("main", unpack()));
}

async fn unpack() {
    watch("part of main", count_all()).await;
    let task = spawn(watch("task", count_all()));
    task.await.expect("the task should not panic");
}

async fn count_all() {
    let empty = Parcel { inside: None };
    let parcel = (1..PARCELS).fold(empty, |parcel, _| Parcel {
        inside: Some(Box::new(parcel)),
    });
    say!("{} parcels deep", depth_of(&parcel));
}

struct Parcel {
    inside: Option<Box<Parcel>>,
}

fn depth_of(parcel: &Parcel) -> u64 {
    // Each call keeps 1 KiB on the stack.
    let own = black_box([1; 128]);
    let inside = parcel.inside.as_deref();
    own[0] + inside.map_or(0, depth_of)
}
