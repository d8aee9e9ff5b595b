//! Child processes run at the same time, no matter how their parent waits. On a
//! runtime one thread waits for all of them concurrently.
//!
//! Watch for: when the parent learns that Africa's process has exited, after
//! 1 s. Plain std blocks until Asia's process exits, after 4 s, and finds that
//! the others exited long before. On the runtimes the parent is woken when a
//! child exits. asyncio starts a thread that waits for each child, before
//! Python 3.12 and on systems without pidfd (macOS, Linux before 5.3).
//!
//! Not promised: in which order America, Europe and Africa exit. Each takes
//! 1 s.
//!
//! Try: on the runtimes, await one child after the other in a loop. When does
//! the parent learn of Africa now?
//!
//! Terms: process, concurrency.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "continents",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A parent waits for one slow and three quick child processes. \
              When does it learn that a quick one has exited?",
        answers: &[
            "as soon as that child exits",
            "after the slow one has exited",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["after the slow one has exited"]),
        version!(on_tokio).answers(&["as soon as that child exits"]),
        version!(on_async_std).answers(&["as soon as that child exits"]),
        version!(on_smol).answers(&["as soon as that child exits"]),
        version!(on_asyncio.py).answers(&["as soon as that child exits"]),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};
