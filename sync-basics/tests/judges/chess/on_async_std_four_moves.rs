//! A fourth round, and opponents that think in two steps.

use async_std::task::{block_on, sleep, spawn};
use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use std::thread;

const MOVES: [&str; 4] = ["e4", "d4", "c4", "Nf3"];

pub fn main() {
    block_on(play_all());
}

async fn play_all() {
    let boards = 1..=number("boards", 4);
    let games = boards.map(|n| spawn(watch(format!("board {n}"), play())));
    join_all(games).await;
}

async fn play() {
    for my_move in MOVES {
        think();
        say!("{my_move}");
        // The opponent thinks.
        sleep(seconds(0.6)).await;
        say!("the opponent has an idea");
        sleep(seconds(0.4)).await;
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
