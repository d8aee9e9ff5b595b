//! Counterexample: each player waits for a message from the player before.

use async_std::{
    channel::{Receiver, Sender, bounded},
    task::{block_on, spawn},
};
use side_by_side::{say, seconds, watch};
use std::thread;

pub fn main() {
    let game = spawn(watch("game", play()));
    block_on(game);
}

async fn play() {
    let (to_ann, ann) = bounded(1);
    let (to_ben, ben) = bounded(1);
    let (to_cleo, cleo) = bounded(1);
    to_ann.try_send(()).expect("there is room");
    let players = [
        spawn(watch("Ann", take_turns(ann, to_ben))),
        spawn(watch("Ben", take_turns(ben, to_cleo))),
        spawn(watch("Cleo", take_turns(cleo, to_ann))),
    ];
    for player in players {
        player.await;
    }
}

async fn take_turns(own: Receiver<()>, next: Sender<()>) {
    for which in ["first", "second", "third"] {
        own.recv().await.expect("the one before plays");
        make_move(which);
        // After the last move, the next player may have finished.
        next.try_send(()).ok();
    }
}

/// Thinking blocks the thread.
fn make_move(which: &str) {
    thread::sleep(seconds(0.25));
    say!("{which}");
}
