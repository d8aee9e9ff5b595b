//! On tokio's current-thread runtime: it has a run queue, and no LIFO slot.

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
    let guest = |n| spawn(watch(format!("guest {n}"), order()));
    let guests: Vec<_> = (1..=5).map(guest).collect();
    for guest in guests {
        guest.await.expect("a guest should not panic");
    }
}

/// Serving blocks the thread.
async fn order() {
    thread::sleep(seconds(0.5));
    say!("served");
}
