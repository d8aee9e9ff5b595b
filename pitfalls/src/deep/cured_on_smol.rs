//! On smol: a loop instead of the recursion takes no more stack.

use std::hint::black_box;

use side_by_side::{say, watch};
use smol::{block_on, spawn};

const PARCELS: u64 = 2500;

pub fn main() {
    block_on(watch("main", unpack()));
}

async fn unpack() {
    watch("part of main", weigh_all()).await;
    let task = spawn(watch("task", weigh_all()));
    task.await;
}

async fn weigh_all() {
    let empty = Parcel { inside: None };
    let parcel = (1..PARCELS).fold(empty, |parcel, _| Parcel {
        inside: Some(Box::new(parcel)),
    });
    say!("{} kg", weigh(&parcel));
}

struct Parcel {
    inside: Option<Box<Parcel>>,
}

fn weigh(parcel: &Parcel) -> u64 {
    let mut weight = 0;
    let mut next = Some(parcel);
    while let Some(parcel) = next {
        let scales = black_box([1; 128]);
        weight += scales[0];
        next = parcel.inside.as_deref();
    }
    weight
}
