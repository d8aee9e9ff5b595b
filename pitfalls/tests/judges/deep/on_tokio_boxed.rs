//! On tokio, as the card says to try: the futures are on the heap, and each
//! poll goes down through all of them.

use std::hint::black_box;

use side_by_side::{say, watch};
use tokio::spawn;

const PARCELS: u64 = 2500;

#[tokio::main]
pub async fn main() {
    watch("main", unpack()).await;
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
    say!("{} parcels deep", Box::pin(depth_of(&parcel)).await);
}

struct Parcel {
    inside: Option<Box<Parcel>>,
}

async fn depth_of(parcel: &Parcel) -> u64 {
    // Each poll keeps 1 KiB on the stack.
    let own = black_box([1; 128])[0];
    match &parcel.inside {
        None => own,
        Some(inside) => own + Box::pin(depth_of(inside)).await,
    }
}
