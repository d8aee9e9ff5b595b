//! Other eggs, and other timers.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/by_hand/judge.rs"]
mod judge;
mod on_async_std_one_thread;
mod on_smol_joined;
mod on_tokio_joined;
mod on_tokio_three_minutes;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "by-hand",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the forgotten egg?",
        answers: &["it waits for ever", "a neighbour's wake saves it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_joined).answers(&["a neighbour's wake saves it"]),
        version!(on_smol_joined).answers(&["a neighbour's wake saves it"]),
        version!(on_tokio_three_minutes)
            .answers(&["it waits for ever"])
            .ends(Outcome::Hung),
        version!(on_async_std_one_thread)
            .answers(&["it waits for ever"])
            .ends(Outcome::Hung),
    ],
    deadline: 1.5,
    ..Program::DEFAULTS
};
