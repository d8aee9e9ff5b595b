//! Other programs that end while something is left.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/ends_early/judge.rs"]
mod judge;
mod on_async_std_rounds;
mod on_smol_inner_lanes;
mod on_tokio_current_thread;
mod on_tokio_earlier_call;
mod on_tokio_shut_down;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ends-early",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Main is done. When is the process gone?",
        answers: &["after the call", "at once"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_rounds).answers(&["at once"]),
        version!(on_smol_inner_lanes).answers(&["at once"]),
        version!(on_tokio_current_thread).answers(&["after the call"]),
        version!(on_tokio_earlier_call).answers(&["after the call"]),
        version!(on_tokio_shut_down).answers(&["at once"]),
    ],
    ..Program::DEFAULTS
};
