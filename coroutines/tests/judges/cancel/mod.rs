//! Other ways to cancel a task.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/cancel/judge.rs"]
mod judge;
mod not_awaited;
mod not_cancelled;
mod not_tasks;
mod on_async_std_computing;
mod on_smol_too_late;
mod on_smol_two_workers;
mod on_tokio_current_thread;
mod on_tokio_too_late;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "cancel",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled. What does awaiting its handle give?",
        answers: &[
            "Err(JoinError::Cancelled)",
            "None",
            "it raises CancelledError",
            "Ok(value)",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_too_late).answers(&["Ok(value)"]),
        version!(on_tokio_current_thread)
            .answers(&["Err(JoinError::Cancelled)"]),
        version!(on_async_std_computing).answers(&["None"]),
        version!(on_smol_too_late).answers(&["None"]),
        version!(on_smol_two_workers).answers(&["None"]).workers(2),
        version!(not_awaited).imitates("smol").answers(&["None"]),
        version!(not_tasks).imitates("smol").answers(&["None"]),
        version!(not_cancelled).imitates("smol").answers(&["None"]),
    ],
    ..Program::DEFAULTS
};
