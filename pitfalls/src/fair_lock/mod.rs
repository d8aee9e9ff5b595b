//! A fair mutex goes to the task that has waited longest. An unfair one goes to
//! the task that asks first, even if that task has just unlocked it.
//!
//! Watch for: `ann` at 0.5 s. She unlocks, which wakes `ben`, and locks again
//! in the same poll. On tokio and asyncio the mutex belongs to `ben` already.
//! On async-std and smol it is free, and `ben` finds it locked when he runs. He
//! has starved for more than half a millisecond, so the next turn is his. The
//! cure yields after it has unlocked, so that `ben` runs first.
//!
//! Not promised: which one gets it if there are more workers.
//!
//! Try: on smol, use `futures::lock::Mutex`. When is it `ben`'s turn?
//!
//! Terms: fairness, mutex, starvation, yield.

mod cured_on_async_std;
mod cured_on_smol;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "fair-lock",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task unlocks a mutex for which another task waits, and locks \
              it again. Which of them gets it?",
        answers: &[
            "the waiting task",
            "the same task, once",
            "the same task, always",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["the waiting task"]).workers(1),
        version!(on_async_std)
            .answers(&["the same task, once"])
            .workers(1),
        version!(cured_on_async_std)
            .answers(&["the waiting task"])
            .workers(1),
        version!(on_smol).answers(&["the same task, once"]),
        version!(cured_on_smol).answers(&["the waiting task"]),
        version!(on_asyncio.py).answers(&["the waiting task"]),
    ],
    surprise: 2,
    lasts: 2.0,
    ..Program::DEFAULTS
};
