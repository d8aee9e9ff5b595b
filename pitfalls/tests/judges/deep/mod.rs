//! Other ways to recurse.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/deep/judge.rs"]
mod judge;
mod not_an_overflow;
mod on_tokio_boxed;
mod on_tokio_large_stacks;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "deep",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A deep recursion works in main's future. Does it work in a task?",
        answers: &["yes", "no, the stack overflows"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_boxed)
            .answers(&["no, the stack overflows"])
            .ends(Outcome::Killed),
        version!(on_tokio_large_stacks).answers(&["yes"]),
        version!(not_an_overflow)
            .imitates("tokio")
            .answers(&["no, the stack overflows"])
            .ends(Outcome::Killed),
    ],
    ..Program::DEFAULTS
};
