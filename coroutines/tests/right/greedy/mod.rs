//! Other ways to read what is already there.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/greedy/judge.rs"]
mod judge;
mod on_smol_on_main;
mod on_smol_yielding;
mod on_tokio_current_thread_unbounded;
mod on_tokio_few_letters;
mod on_tokio_yielding;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "greedy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "When is it the visitor's turn?",
        answers: &[
            "after one letter",
            "after 128 letters",
            "after all letters",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_few_letters)
            .answers(&["after all letters"])
            .workers(1),
        version!(on_tokio_yielding)
            .answers(&["after one letter"])
            .workers(1),
        version!(on_tokio_current_thread_unbounded)
            .answers(&["after 128 letters"]),
        version!(on_smol_yielding).answers(&["after one letter"]),
        version!(on_smol_on_main).answers(&["after all letters"]),
    ],
    ..Program::DEFAULTS
};
