//! Children run at the same time whatever waits for them; a runtime waits for
//! all of them at once.
//!
//! Watch for: when the parent hears of Africa, whose child takes 1 s. On plain
//! std the parent waits for Asia first, which takes 4 s, and then finds the
//! other children done. On the runtimes one thread waits for all four. asyncio
//! starts a thread for each child, which waits for its end, before Python 3.12
//! and on systems without pidfd.
//! In the article, Python's program made its processes, but neither started nor
//! joined them.
//!
//! Not promised: in which order America, Europe and Africa end.
//!
//! Try: on the runtimes, await one child after the other in a loop. The answer
//! is that of plain std then.
//!
//! Terms: process, concurrency.

mod judge;
mod not_a_thread_for_each;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "continents",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A parent waits for four child processes. When does it learn \
              that the quickest has exited?",
        answers: &["when it exits", "after the slowest has exited"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["after the slowest has exited"]),
        version!(on_tokio).answers(&["when it exits"]),
        version!(on_async_std).answers(&["when it exits"]),
        version!(on_smol).answers(&["when it exits"]),
        version!(on_asyncio.py).answers(&["when it exits"]),
        version!(not_a_thread_for_each).imitates("tokio"),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .differs_in_threads(),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};
