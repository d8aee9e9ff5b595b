//! Other ways to cancel a parent.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/orphan/judge.rs"]
mod judge;
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
        ask: "The parent is cancelled. What becomes of its child?",
        answers: &[
            "it keeps running",
            "it is cancelled",
            "it is dropped as a part of it",
            "it is never polled again",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_awaited).answers(&["it is dropped as a part of it"]),
        version!(on_tokio_left).answers(&["it is never polled again"]),
        version!(on_tokio_set).answers(&["it keeps running"]),
        version!(on_async_std_in_tasks).answers(&["it keeps running"]),
        version!(on_smol_awaited).answers(&["it is dropped as a part of it"]),
        version!(on_smol_on_main).answers(&["it is cancelled"]),
    ],
    ..Program::DEFAULTS
};
