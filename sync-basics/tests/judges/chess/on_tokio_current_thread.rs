//! tokio's current-thread runtime: the main thread polls all games.

use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, spawn, time::sleep};

const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the runtime should start");
    runtime.block_on(play_all());
}

async fn play_all() {
    let boards = 1..=number("boards", 4);
    let games = boards.map(|n| spawn(watch(format!("board {n}"), play())));
    for game in join_all(games).await {
        game.expect("the game should not panic");
    }
}

async fn play() {
    for my_move in MOVES {
        think();
        say!("{my_move}");
        // The opponent thinks.
        sleep(seconds(1)).await;
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
