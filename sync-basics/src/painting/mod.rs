//! Two async waits can overlap on one thread, because a future that waits does
//! not block its thread.
//!
//! Watch for: how each lane waits. On plain std and on threads it is a blocking
//! call, which holds its thread even while it sleeps; so the waits overlap only
//! if there is a second thread. On the runtimes it is a future: it waits
//! without a thread, and one thread polls whichever of the two is ready. This
//! is concurrency on one thread, without parallelism.
//!
//! Not promised: the order of two lines that are due at the same moment.
//!
//! Try: add a fifth chapter. How much longer does each version take, and why?
//!
//! Terms: concurrency, parallelism, blocking call, future.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "painting",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two functions each wait for 4 s in total. How long do both take, \
              on how many threads?",
        answers: &[
            "4 s, one thread",
            "4 s, two threads",
            "6 s, one thread",
            "8 s, one thread",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["8 s, one thread"]),
        version!(on_threads).answers(&["4 s, two threads"]),
        version!(on_tokio).answers(&["4 s, one thread"]),
        version!(on_async_std).answers(&["4 s, one thread"]),
        version!(on_smol).answers(&["4 s, one thread"]),
        version!(on_asyncio.py).answers(&["4 s, one thread"]),
    ],
    lasts: 8.0,
    ..Program::DEFAULTS
};
