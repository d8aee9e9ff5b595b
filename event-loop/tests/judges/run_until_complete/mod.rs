//! Other ways to stop a loop, and to close it.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/run_until_complete/judge.rs"]
mod judge;
mod not_aborted;
mod not_another_thread;
mod not_due;
mod not_polled;
mod on_async_std_longer;
mod on_smol_global;
mod on_smol_local;
mod on_smol_static;
mod on_tokio_awaited;
mod on_tokio_inside;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "run-until-complete",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`block_on` returns before a spawned task has finished. What \
              happens to that task?",
        answers: &[
            "it is dropped with the loop",
            "it keeps running and finishes",
            "it never finishes",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_longer)
            .answers(&["it keeps running and finishes"]),
        version!(on_smol_global).answers(&["it keeps running and finishes"]),
        version!(on_smol_local).answers(&["it is dropped with the loop"]),
        version!(on_smol_static).answers(&["it never finishes"]),
        version!(on_tokio_awaited).answers(&["it is dropped with the loop"]),
        version!(on_tokio_inside).answers(&["it keeps running and finishes"]),
        version!(not_aborted)
            .imitates("tokio-current-thread")
            .answers(&["it is dropped with the loop"]),
        version!(not_polled)
            .imitates("tokio-current-thread")
            .answers(&["it is dropped with the loop"]),
        version!(not_due)
            .imitates("tokio-current-thread")
            .answers(&["it is dropped with the loop"]),
        version!(not_another_thread)
            .imitates("async-std")
            .answers(&["it keeps running and finishes"]),
    ],
    ..Program::DEFAULTS
};
