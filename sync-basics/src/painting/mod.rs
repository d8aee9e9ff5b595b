//! While paint dries, one thread can read a novel: waiting takes no thread.
//!
//! Watch for: `std` and `threads` hold their threads all the time, asleep. On
//! the runtimes both lanes wait, and one thread polls whichever has something
//! to do.
//!
//! Not promised: the order of two lines that are due at the same moment.
//!
//! Try: add a fifth chapter. Which versions take longer?
//!
//! Terms: concurrency, parallelism, blocking call.

mod judge;
mod not_the_blocking_pool;
mod not_two_threads;
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
        ask: "Painting takes 4 s, most of it drying, and reading 4 s. How \
              long do both take, on how many threads?",
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
        version!(not_two_threads).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 8.0,
    ..Program::DEFAULTS
};
