//! Other ways to wait for children that compute.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/copies/judge.rs"]
mod judge;
mod not_at_once;
mod not_by_the_system;
mod on_async_std_longer;
mod on_smol_in_turn;
mod on_std_in_turn;
mod on_tokio_tasks;
mod on_tokio_three;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "copies",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Ten processes compute on fewer cores. Do all of them make \
              progress?",
        answers: &["yes", "no, one after the other"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_longer).answers(&["yes"]),
        version!(on_smol_in_turn).answers(&["no, one after the other"]),
        version!(on_std_in_turn).answers(&["no, one after the other"]),
        version!(on_tokio_tasks).answers(&["yes"]),
        version!(on_tokio_three).answers(&["yes"]),
        version!(not_at_once).imitates("smol").answers(&["yes"]),
        version!(not_by_the_system)
            .imitates("smol")
            .answers(&["yes"])
            .differs_in_threads(),
    ],
    pace: Pace::InTurn,
    deadline: 60.0,
    ..Program::DEFAULTS
};
