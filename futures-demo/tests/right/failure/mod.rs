//! Other ways to await a task that panics.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/failure/judge.rs"]
mod judge;
mod on_smol_detached;
mod on_smol_own_executor;
mod on_tokio_as_they_come;
mod on_tokio_dropped_handle;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "failure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does the one who awaits the panic see?",
        answers: &[
            "an error value",
            "the panic itself",
            "the exception itself",
            "nothing",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_dropped_handle).answers(&["nothing"]),
        version!(on_smol_detached).answers(&["nothing"]),
        version!(on_tokio_as_they_come).answers(&["an error value"]),
        version!(on_smol_own_executor)
            .answers(&["the panic itself"])
            .ends(Outcome::Panicked),
    ],
    deadline: 5.0,
    ..Program::DEFAULTS
};
