//! Other local tasks.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/local/judge.rs"]
mod judge;
mod not_a_task;
mod on_smol_main_too;
mod on_tokio_set;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "local",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future that holds an `Rc` is spawned locally. Does it run?",
        answers: &["yes", "no, it panics"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_main_too).answers(&["yes"]),
        version!(on_tokio_set).answers(&["yes"]),
        version!(not_a_task).imitates("smol").answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
