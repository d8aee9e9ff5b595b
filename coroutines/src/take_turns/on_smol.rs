//! On smol: a task that yields goes to the end of the run queue.

use side_by_side::{say, seconds, watch};
use smol::{block_on, future::yield_now, spawn};
use std::thread;

pub fn main() {
    block_on(watch("game", play()));
}

async fn play() {
    let players =
        ["Ann", "Ben", "Cleo"].map(|name| spawn(watch(name, take_turns())));
    for player in players {
        player.await;
    }
}

async fn take_turns() {
    make_move("first");
    yield_now().await;
    make_move("second");
    yield_now().await;
    make_move("third");
}

/// Thinking blocks the thread.
fn make_move(which: &str) {
    thread::sleep(seconds(0.25));
    say!("{which}");
}
