//! Other races.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/first_done/judge.rs"]
mod judge;
mod on_async_std_kept;
mod on_smol_or;
mod on_tokio_select;
mod on_tokio_tasks;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "first-done",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What becomes of the losers?",
        answers: &[
            "dropped at once",
            "they keep running",
            "they wait, unpolled",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_kept).answers(&["they wait, unpolled"]),
        version!(on_smol_or).answers(&["dropped at once"]),
        version!(on_tokio_select).answers(&["dropped at once"]),
        version!(on_tokio_tasks).answers(&["they keep running"]),
    ],
    ..Program::DEFAULTS
};
