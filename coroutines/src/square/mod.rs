//! Three tasks that main awaits one after the other take as long as one of
//! them, because each runs from its spawn on.
//!
//! Watch for: squares 2, 3 and 4. Main awaits only square 2, and yet all three
//! wait from the start. When main comes to squares 3 and 4, they are over, and
//! their handles give the values at once.
//!
//! Not promised: the order in which the three say their ends. Main says the
//! values in the order of its awaits.
//!
//! Try: spawn each of the three only in the loop, right before its `await`.
//!
//! Terms: task, spawn, join handle.

mod judge;
mod not_spawned;
mod not_the_blocking_pool;
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
        version!(not_spawned).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};
