//! One master plays four games in little more than the time of one, because the
//! opponents think at the same time; only the master's own thinking adds up.
//!
//! Watch for: a lane that runs is the board where the master thinks and holds
//! the thread; a lane that waits is a board where the opponent thinks. On plain
//! std the master sits with one opponent until the game is over. Four threads
//! need a lock, so that only one of them is the master at a time.
//!
//! Not promised: which board comes first if two opponents have moved.
//!
//! Try: `--with boards=6`. On which versions does the exhibition take longer?
//! Then let the master think for 0.4 s: who waits for whom?
//!
//! Terms: concurrency, blocking call, await point.

mod judge;
mod not_four_masters;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "chess",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One player has four games of three moves. She thinks 0.2 s, \
              her opponents 1 s. How long do all take?",
        answers: &["4 s", "5 s", "6 s", "14 s", "22 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["14 s"]),
        version!(on_threads).answers(&["4 s"]),
        // The worker is the master.
        version!(on_tokio).answers(&["4 s"]).workers(1),
        version!(on_async_std).answers(&["4 s"]).workers(1),
        version!(on_smol).answers(&["4 s"]),
        version!(on_asyncio.py).answers(&["4 s"]),
        version!(not_four_masters).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 14.4,
    deadline: 60.0,
    ..Program::DEFAULTS
};

/// The master's, at each board.
const MOVES: [&str; 3] = ["e4", "d4", "c4"];
