//! On one thread the waits of several tasks overlap; only the time that they
//! block the thread adds up.
//!
//! Watch for: the lanes that run and those that wait. A running lane is a board
//! at which the master thinks, which blocks the thread. A waiting lane is a
//! board at which the opponent thinks; the thread is free to poll another task.
//! On plain std the opponent's time blocks the thread, too, so nothing
//! overlaps. Threads need a mutex, because the master can think at only one
//! board at a time.
//!
//! Not promised: which board is next if two opponents have moved.
//!
//! Try: `--with boards=6`, and look at `took` instead of the rounded answer.
//! Which version takes much longer? Then let the master think for 0.4 s. Before
//! her last move, is there still a moment at which no lane runs?
//!
//! Terms: concurrency, blocking call, mutex, await point.

mod judge;
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
        ask: "A player has four games of three moves each. Thinking blocks \
              her thread for 0.2 s, each opponent needs 1 s. How long do \
              all games take?",
        answers: &[
            "about 4 s",
            "about 5 s",
            "about 6 s",
            "about 14 s",
            "about 22 s",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["about 14 s"]),
        version!(on_threads).answers(&["about 4 s"]),
        // One worker, because there is one master.
        version!(on_tokio).answers(&["about 4 s"]).workers(1),
        version!(on_async_std).answers(&["about 4 s"]).workers(1),
        version!(on_smol).answers(&["about 4 s"]),
        version!(on_asyncio.py).answers(&["about 4 s"]),
    ],
    lasts: 14.4,
    deadline: 60.0,
    ..Program::DEFAULTS
};
