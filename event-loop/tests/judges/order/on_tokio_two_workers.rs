//! The second `Try:` of the card: two workers. Which guest is first is
//! chance.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, spawn};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("cafe", let_in()));
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
