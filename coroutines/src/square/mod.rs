//! Three tasks of 1 s each take 1 s together, even if they are awaited one
//! after the other: a task runs concurrently from its spawn on.
//!
//! Watch for: squares 2, 3 and 4. Main awaits square 2 first, but all three
//! wait at the same time, because the executor, not main, polls them. When main
//! awaits squares 3 and 4, their second has passed, too, so main hardly waits
//! for them. On plain std each square is a call, which returns after its
//! second.
//!
//! Not promised: the order in which the three tasks finish. Main prints the
//! values in the order of its `.await`s.
//!
//! Try: in the loop, spawn each of the three tasks right before its `.await`.
//! How many of them wait at the same time now?
//!
//! Terms: task, spawn, join handle, concurrency.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "square",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three tasks of 1 s each are spawned, then awaited one after \
              the other. How long do they take?",
        answers: &["1 s", "2 s", "3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["3 s"]),
        version!(on_tokio).answers(&["1 s"]),
        version!(on_async_std).answers(&["1 s"]),
        version!(on_smol).answers(&["1 s"]),
        version!(on_asyncio.py).answers(&["1 s"]),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};
