//! Counterexample: tokio without workers; the last guest is spawned first.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("the runtime should start");
    let cafe = runtime.spawn(watch("cafe", let_in()));
    runtime.block_on(cafe).expect("the cafe should not panic");
}

async fn let_in() {
    let guest = |n| watch(format!("guest {n}"), order());
    let mut guests: Vec<_> = (1..=5).map(guest).collect();
    guests.rotate_right(1);
    let guests: Vec<_> = guests.into_iter().map(spawn).collect();
    for guest in guests {
        guest.await.expect("a guest should not panic");
    }
}

/// Serving blocks the thread.
async fn order() {
    thread::sleep(seconds(0.5));
    say!("served");
}
