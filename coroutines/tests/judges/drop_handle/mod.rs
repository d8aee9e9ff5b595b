//! Other ways to drop a handle.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/drop_handle/judge.rs"]
mod judge;
mod not_a_thread;
mod not_aborted;
mod not_kept;
mod on_async_std_in_a_task;
mod on_smol_detached;
mod on_smol_on_main;
mod on_tokio_left;
mod on_tokio_timeout;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "drop-handle",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "You drop a task's handle. Does the task still finish?",
        answers: &["yes", "no, it is cancelled", "no, nothing polls it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_timeout).answers(&["yes"]),
        version!(on_tokio_left).answers(&["no, nothing polls it"]),
        version!(on_async_std_in_a_task).answers(&["yes"]),
        version!(on_smol_detached).answers(&["yes"]),
        version!(on_smol_on_main).answers(&["no, it is cancelled"]),
        version!(not_kept).imitates("tokio").answers(&["yes"]),
        version!(not_a_thread).imitates("tokio").answers(&["yes"]),
        version!(not_aborted)
            .imitates("smol")
            .answers(&["no, it is cancelled"]),
    ],
    ..Program::DEFAULTS
};
