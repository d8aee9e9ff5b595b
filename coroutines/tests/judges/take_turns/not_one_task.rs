//! Counterexample: the players are not tasks; the game polls all of them.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use smol::{block_on, future::yield_now, spawn};
use std::thread;

pub fn main() {
    let game = spawn(watch("game", play()));
    block_on(game);
}

async fn play() {
    let players = ["Ann", "Ben", "Cleo"].map(|name| watch(name, take_turns()));
    join_all(players).await;
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
