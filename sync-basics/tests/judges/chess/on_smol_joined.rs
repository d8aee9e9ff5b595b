//! The games are futures of one task, which the main thread polls.

use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use smol::{Timer, block_on};
use std::thread;

const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub fn main() {
    block_on(play_all());
}

async fn play_all() {
    let boards = 1..=number("boards", 4);
    let games = boards.map(|n| watch(format!("board {n}"), play()));
    join_all(games).await;
}

async fn play() {
    for my_move in MOVES {
        think();
        say!("{my_move}");
        // The opponent thinks.
        Timer::after(seconds(1)).await;
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
