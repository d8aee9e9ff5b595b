//! Other programs that end while something is left.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/ends_early/judge.rs"]
mod judge;
mod not_a_worker;
mod not_awaited;
mod not_joined;
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
        ask: "`main` returns while a blocking call runs on another thread. \
              When does the process exit?",
        answers: &["when the call returns", "immediately"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_rounds).answers(&["immediately"]),
        version!(on_smol_inner_lanes).answers(&["immediately"]),
        version!(on_tokio_current_thread).answers(&["when the call returns"]),
        version!(on_tokio_earlier_call).answers(&["when the call returns"]),
        version!(on_tokio_shut_down).answers(&["immediately"]),
        version!(not_joined)
            .imitates("tokio")
            .answers(&["when the call returns"]),
        version!(not_awaited)
            .imitates("tokio")
            .answers(&["when the call returns"]),
        version!(not_a_worker)
            .imitates("tokio")
            .answers(&["when the call returns"])
            .differs_in_threads(),
    ],
    ..Program::DEFAULTS
};
