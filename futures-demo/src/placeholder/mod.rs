//! A join handle is a future that stands for a task's result. You can check
//! whether the task has finished without waiting for it.
//!
//! Watch for: the lane of the placeholder. `is_finished` only reads the state
//! of the task, so the handle is polled once, when the result is there.
//! async-std's handle has no such method, so the program polls it. Each of
//! these polls stores main's waker in the task, which calls it when `square`
//! has finished. So main is woken during its sleep: a spurious wake.
//!
//! Not promised: how often main says `not yet`, because a sleep may last
//! longer. The lanes do not show how a task was checked without a poll: a flag
//! that the task sets gives the same picture as `is_finished`.
//!
//! Try: check every 0.1 s. On which runtimes is the placeholder polled more
//! often?
//!
//! Terms: join handle, future, poll, spurious wake.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How can you check, without waiting, whether a task has \
              finished?",
        answers: &[
            "call a method of its handle",
            "only by polling its handle once",
            "not at all: only await it",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["call a method of its handle"]),
        version!(on_async_std).answers(&["only by polling its handle once"]),
        version!(on_smol).answers(&["call a method of its handle"]),
        version!(on_asyncio.py).answers(&["call a method of its handle"]),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};
