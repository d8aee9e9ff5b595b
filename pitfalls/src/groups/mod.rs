//! If one of two joined tasks fails, the join returns, but on tokio and
//! async-std the other task keeps running.
//!
//! Watch for: `hotel` after the end of `trip`. `try_join` drops the lane
//! `handle`, which detaches the task on tokio and async-std: the hotel is paid.
//! On smol it cancels the task. asyncio's `gather` cancels nothing. The cures
//! cancel: a `JoinSet` when it is dropped, a `TaskGroup` before it raises.
//!
//! Not promised: that the other task has ended when the error is seen.
//!
//! Try: on tokio, give `try_join!` the two futures without `spawn`. Is the
//! hotel paid?
//!
//! Terms: structured concurrency, join handle, detach, cancel.

mod cured_on_async_std;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "groups",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two tasks are joined, and one fails. What happens to the other?",
        answers: &[
            "it keeps running",
            "it is cancelled",
            "it is dropped with the join",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["it keeps running"]),
        version!(cured_on_tokio).answers(&["it is cancelled"]),
        version!(on_async_std).answers(&["it keeps running"]),
        version!(cured_on_async_std).answers(&["it is cancelled"]),
        version!(on_smol).answers(&["it is cancelled"]),
        version!(on_asyncio.py).answers(&["it keeps running"]),
        version!(cured_on_asyncio.py).answers(&["it is cancelled"]),
    ],
    surprise: 2,
    lasts: 2.5,
    ..Program::DEFAULTS
};
