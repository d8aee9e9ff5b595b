//! Other ways to hold a thread beside clocks.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/hog/judge.rs"]
mod judge;
mod on_async_std_computes;
mod on_smol_local_executor;
mod on_tokio_due_together;
mod on_tokio_four_workers;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "hog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task holds its thread: who still ticks?",
        answers: &[
            "all",
            "nobody: nobody wakes them",
            "nobody: no thread is free",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_due_together).answers(&["all"]),
        version!(on_tokio_four_workers).answers(&["nobody: nobody wakes them"]),
        version!(on_async_std_computes).answers(&["all"]),
        version!(on_smol_local_executor)
            .answers(&["nobody: no thread is free"]),
    ],
    lasts: 10.0,
    ..Program::DEFAULTS
};
