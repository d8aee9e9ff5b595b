//! Other ways to cancel a parent.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/orphan/judge.rs"]
mod judge;
mod not_aborted;
mod not_detached;
mod on_async_std_in_tasks;
mod on_smol_awaited;
mod on_smol_on_main;
mod on_tokio_awaited;
mod on_tokio_left;
mod on_tokio_set;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "orphan",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled while it awaits another task. What \
              happens to that other task?",
        answers: &[
            "it keeps running",
            "it is cancelled",
            "it is dropped with the first",
            "it is never polled again",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_awaited).answers(&["it is dropped with the first"]),
        version!(on_tokio_left).answers(&["it is never polled again"]),
        version!(on_tokio_set).answers(&["it keeps running"]),
        version!(on_async_std_in_tasks).answers(&["it keeps running"]),
        version!(on_smol_awaited).answers(&["it is dropped with the first"]),
        version!(on_smol_on_main).answers(&["it is cancelled"]),
        version!(not_detached)
            .imitates("tokio")
            .answers(&["it keeps running"]),
        version!(not_aborted)
            .imitates("smol")
            .answers(&["it is cancelled"]),
    ],
    ..Program::DEFAULTS
};
