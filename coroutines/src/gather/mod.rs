//! Two futures that wait concurrently take as long as the longer one, not as
//! long as both together.
//!
//! Watch for: both lanes wait from the start, although there is only one task
//! and one thread polls it. At 1 s a timer wakes that task for `say_hello`, and
//! `join` polls both futures. The poll of `say_world` is spurious: its time has
//! not come. asyncio's `gather` spawns a task for each coroutine, so only one
//! lane runs then.
//!
//! Not promised: the number of polls. A future can be polled although nothing
//! has changed for it.
//!
//! Try: await `say_hello` and then `say_world` instead of joining them. When
//! does `say_world` start now, and how long do both take?
//!
//! Terms: future, poll, spurious wake, concurrency.

mod judge;
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
    ],
    lasts: 3.0,
    ..Program::DEFAULTS
};
