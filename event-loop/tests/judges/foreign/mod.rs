//! Other ways to sleep with the sleeps of three runtimes.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/foreign/judge.rs"]
mod judge;
mod not_at_home;
mod not_for_want_of_tokio;
mod on_async_std_in_a_task;
mod on_our_loop_beside_tokio;
mod on_smol_beside_tokio;
mod on_tokio_in_a_task;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "foreign",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Which of the three runtimes' `sleep` functions work on this \
              runtime?",
        answers: &[
            "all three",
            "all three, inside a runtime of tokio",
            "all except tokio's",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_beside_tokio)
            .answers(&["all three, inside a runtime of tokio"]),
        version!(on_our_loop_beside_tokio)
            .answers(&["all three, inside a runtime of tokio"]),
        version!(on_tokio_in_a_task).answers(&["all three"]),
        version!(on_async_std_in_a_task)
            .answers(&["all except tokio's"])
            .ends(Outcome::Panicked),
        version!(not_at_home)
            .imitates("tokio")
            .answers(&["all three"]),
        version!(not_for_want_of_tokio)
            .imitates("smol")
            .answers(&["all except tokio's"])
            .ends(Outcome::Panicked),
    ],
    ..Program::DEFAULTS
};
