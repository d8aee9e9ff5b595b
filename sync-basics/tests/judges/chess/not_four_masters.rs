//! Counterexample: each game has a thread, and the threads wait for a mutex.

use super::MOVES;
use futures::future::join_all;
use side_by_side::{number, say, seconds, watch};
use smol::{Timer, block_on, unblock};
use std::{sync::Mutex, thread};

static MASTER: Mutex<()> = Mutex::new(());

pub fn main() {
    block_on(play_all());
}

async fn play_all() {
    let boards = 1..=number("boards", 4);
    let game =
        |n| unblock(move || block_on(watch(format!("board {n}"), play())));
    let games = boards.map(game);
    join_all(games).await;
}

async fn play() {
    for my_move in MOVES {
        let master = MASTER.lock().expect("no game should panic");
        think();
        say!("{my_move}");
        drop(master);
        // The opponent thinks.
        Timer::after(seconds(1)).await;
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
