//! The game is a task on the worker, and four players make four moves.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{spawn, yield_now},
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let game = runtime.spawn(watch("game", play()));
    runtime.block_on(game).expect("the game should not panic");
}

async fn play() {
    let players = ["Ann", "Ben", "Cleo", "Dan"];
    join_all(players.map(|name| spawn(watch(name, take_turns())))).await;
    say!("game over");
}

async fn take_turns() {
    say!("sits down");
    make_move("first");
    for which in ["second", "third", "fourth"] {
        yield_now().await;
        make_move(which);
    }
}

fn make_move(which: &str) {
    thread::sleep(seconds(0.25));
    say!("{which}");
}
