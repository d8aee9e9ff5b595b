//! Between two awaits a task has its thread for itself, so tasks of one thread
//! share data without a lock; but what was read before an await may be old
//! after it.
//!
//! Watch for: the first sum of each lane. All visitors read 0 and then wait, so
//! each of them writes 1. The second time they wait first, and then read and
//! write in the same poll, so all are counted. Threads cannot share a `Cell`;
//! with a lock, they do not count better if they release it too early.
//!
//! Not promised: on threads, that all read before one writes.
//!
//! Try: `--with visitors=10`. Then, on plain std, spawn a thread for each
//! visit, as on threads, but keep the `Cell`: what does the compiler say?
//!
//! Terms: race condition, lost update, mutex, await point.

mod judge;
mod not_a_thread_for_each;
mod not_the_blocking_pool;
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
        version!(not_a_thread_for_each).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 6.0,
    deadline: 40.0,
    ..Program::DEFAULTS
};
