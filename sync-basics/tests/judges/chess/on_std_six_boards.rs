//! As the card's `Try:` suggests: six boards.

use side_by_side::{number, say, seconds, watch_call};
use std::thread;

const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub fn main() {
    play_all();
}

fn play_all() {
    for n in 1..=number("boards", 6) {
        watch_call(format!("board {n}"), play);
    }
}

fn play() {
    for my_move in MOVES {
        think();
        say!("{my_move}");
        // The opponent thinks.
        thread::sleep(seconds(1));
    }
}

/// A blocking call: the master can think at only one board at a time.
fn think() {
    thread::sleep(seconds(0.2));
}
