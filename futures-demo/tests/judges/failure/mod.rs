//! Other ways to await a task that panics.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/failure/judge.rs"]
mod judge;
mod not_a_second_panic;
mod not_caught_by_the_task;
mod on_smol_detached;
mod on_smol_own_executor;
mod on_tokio_as_they_come;
mod on_tokio_dropped_handle;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "failure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task panics. What does awaiting its handle do?",
        answers: &[
            "it returns an error",
            "it panics, too",
            "it raises the exception",
            "it returns, without an error",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_dropped_handle)
            .answers(&["it returns, without an error"]),
        version!(on_smol_detached).answers(&["it returns, without an error"]),
        version!(on_tokio_as_they_come).answers(&["it returns an error"]),
        version!(on_smol_own_executor)
            .answers(&["it panics, too"])
            .ends(Outcome::Panicked),
        version!(not_caught_by_the_task)
            .imitates("tokio")
            .answers(&["it returns an error"]),
        version!(not_a_second_panic)
            .imitates("smol")
            .answers(&["it panics, too"])
            .ends(Outcome::Panicked),
    ],
    deadline: 5.0,
    ..Program::DEFAULTS
};
