//! On tokio: tasks that yield are deferred and woken in reverse order; the one
//! that is woken last runs first, from the LIFO slot.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{spawn, yield_now},
};

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

/// Thinking blocks the thread.
fn make_move(which: &str) {
    thread::sleep(seconds(0.25));
    say!("{which}");
}
