//! Between two await points no other task of the thread runs, so its tasks can
//! share data without a lock. Across an await point an update can be lost.
//!
//! Watch for: the first sum of each lane. Every visitor reads 0, waits, and
//! writes 1: all increments but one are lost. The second sum is right, because
//! after the wait each visitor reads and writes in the same poll. Threads
//! cannot share a `Cell`; they need a mutex or an atomic. A mutex that is
//! unlocked before the wait does not prevent the lost update.
//!
//! Not promised: on threads, that all visitors read before one of them writes.
//!
//! Try: `--with visitors=10`: how many increments are lost? Then, on plain std,
//! spawn a thread for each visit, as on threads, but keep the `Cell`. Which
//! trait is missing, according to the compiler?
//!
//! Terms: race condition, lost update, mutex, await point.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "shared-counter",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Each of several tasks reads a counter, waits, and writes it \
              plus one. How many increments are counted?",
        answers: &["one", "some", "all"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["all"]),
        // On a busy machine, a thread may come when the first one has written.
        version!(on_threads).answers(&["one", "some"]),
        version!(on_tokio).answers(&["one"]),
        version!(on_async_std).answers(&["one"]),
        version!(on_smol).answers(&["one"]),
        version!(on_asyncio.py).answers(&["one"]),
    ],
    surprise: 1,
    lasts: 6.0,
    deadline: 40.0,
    ..Program::DEFAULTS
};
