//! The executor runs on the main thread, which the game shares with the
//! players.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, block_on, future::yield_now};
use std::thread;

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("game", play(&executor))));
}

async fn play(executor: &LocalExecutor<'_>) {
    let players = ["Ann", "Ben", "Cleo"]
        .map(|name| executor.spawn(watch(name, take_turns())));
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

fn make_move(which: &str) {
    thread::sleep(seconds(0.25));
    say!("{which}");
}
