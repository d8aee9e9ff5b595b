//! The mutex stays locked while the opponent thinks.

use side_by_side::{number, say, seconds, watch_call};
use std::{sync::Mutex, thread};

static MASTER: Mutex<()> = Mutex::new(());
const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub fn main() {
    play_all();
}

fn play_all() {
    thread::scope(|scope| {
        for n in 1..=number("boards", 4) {
            scope.spawn(move || watch_call(format!("board {n}"), play));
        }
    });
}

fn play() {
    for my_move in MOVES {
        let master = MASTER.lock().expect("no game should panic");
        think();
        say!("{my_move}");
        // The opponent thinks.
        thread::sleep(seconds(1));
        drop(master);
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
