//! What the card says to try: `yield_now` of another library.

use side_by_side::{say, seconds, watch};
use smol::future::yield_now;
use std::thread;
use tokio::{runtime::Runtime, task::spawn};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("game", play()));
}

async fn play() {
    let players =
        ["Ann", "Ben", "Cleo"].map(|name| spawn(watch(name, take_turns())));
    for player in players {
        player.await.expect("the player should not panic");
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
