//! Other ways to see whether a value is there.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/placeholder/judge.rs"]
mod judge;
mod on_async_std_asked;
mod on_async_std_more_often;
mod on_smol_local;
mod on_tokio_awaited;
mod on_tokio_more_often;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How does one see whether the value is there?",
        answers: &["ask the handle", "poll the handle", "only await it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_more_often).answers(&["ask the handle"]),
        version!(on_async_std_more_often).answers(&["poll the handle"]),
        version!(on_smol_local).answers(&["ask the handle"]),
        version!(on_async_std_asked).answers(&["ask the handle"]),
        version!(on_tokio_awaited).answers(&["only await it"]),
    ],
    ..Program::DEFAULTS
};
