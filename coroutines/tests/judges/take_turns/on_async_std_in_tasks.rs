//! Each player's lane is a part of its task; the game starts and ends later.

use async_std::task::{block_on, sleep, spawn, yield_now};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    block_on(async { spawn(watch("game", play())).await });
}

async fn play() {
    let players = ["Ann", "Ben", "Cleo"]
        .map(|name| spawn(async move { watch(name, take_turns()).await }));
    thread::sleep(seconds(0.1));
    for player in players {
        player.await;
    }
    sleep(seconds(0.1)).await;
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
