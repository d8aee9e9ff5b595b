//! Other letters, and other timeouts.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/timeout/judge.rs"]
mod judge;
mod on_async_std_longer;
mod on_smol_tasks;
mod on_tokio_first_letter;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Does the clerk send all letters?",
        answers: &["some are lost", "all are sent"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_first_letter).answers(&["all are sent"]),
        version!(on_smol_tasks).answers(&["some are lost"]),
        version!(on_async_std_longer).answers(&["some are lost"]),
    ],
    ..Program::DEFAULTS
};
