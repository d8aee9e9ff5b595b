//! Two coroutines that wait at the same time take as long as the longer one.
//!
//! Watch for: both lanes wait from the start, although there is one task and
//! one thread polls it. When the first wait is over, the task is polled, and
//! so both lanes run for a moment: `join` polls each coroutine that is left.
//! asyncio's `gather` makes a task of each coroutine, so only one lane runs.
//!
//! Not promised: the number of polls. A future may be polled although nothing
//! has changed for it.
//!
//! Try: await `say_hello` and then `say_world` instead of joining them.
//!
//! Terms: future, poll, spurious wake, concurrency.

mod judge;
mod not_the_blocking_pool;
mod not_two_tasks;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "gather",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two futures that wait 1 s and 2 s are awaited together. How \
              long do both take?",
        answers: &["1 s", "2 s", "3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["3 s"]),
        version!(on_tokio).answers(&["2 s"]),
        version!(on_async_std).answers(&["2 s"]),
        version!(on_smol).answers(&["2 s"]),
        version!(on_asyncio.py).answers(&["2 s"]),
        version!(not_two_tasks).imitates("tokio"),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .differs_in_threads(),
    ],
    lasts: 3.0,
    ..Program::DEFAULTS
};
