//! Other ways to let tasks take turns.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/take_turns/judge.rs"]
mod judge;
mod on_async_std_in_tasks;
mod on_smol_on_main;
mod on_tokio_current_thread_set;
mod on_tokio_four_players;
mod on_tokio_smols_yield;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "take-turns",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "In which order do they play the next round?",
        answers: &["the same", "reversed", "reversed but for the first"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_smols_yield)
            .answers(&["the same"])
            .workers(1),
        version!(on_tokio_four_players)
            .answers(&["reversed but for the first"])
            .workers(1),
        version!(on_tokio_current_thread_set).answers(&["reversed"]),
        version!(on_async_std_in_tasks)
            .answers(&["the same"])
            .workers(1),
        version!(on_smol_on_main).answers(&["the same"]),
    ],
    ..Program::DEFAULTS
};
