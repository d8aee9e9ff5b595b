//! On our loop: the ready queue is first in, first out.

use event_loop::our_loop::{EventLoop, spawn};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let event_loop = EventLoop::new();
    let cafe = event_loop.spawn(watch("cafe", let_in()));
    event_loop
        .block_on(cafe)
        .expect("the cafe should not panic");
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
