//! Other ways to say goodbye, or not to.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/cleanup/judge.rs"]
mod judge;
mod not_an_await;
mod not_heard;
mod on_async_std_cancelled;
mod on_smol_goodbyes;
mod on_tokio_spawned;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "cleanup",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A connection must await its goodbye. A timeout drops it. Is the \
              goodbye sent?",
        answers: &["yes", "no, nothing polls it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_spawned).answers(&["yes"]),
        version!(on_smol_goodbyes).answers(&["yes"]),
        version!(on_async_std_cancelled).answers(&["no, nothing polls it"]),
        version!(not_heard)
            .imitates("tokio")
            .answers(&["no, nothing polls it"]),
        version!(not_an_await)
            .imitates("tokio-cured")
            .answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
