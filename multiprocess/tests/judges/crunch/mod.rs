//! Other ways to compute two halves.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/crunch/judge.rs"]
mod judge;
mod not_computing;
mod not_tasks;
mod on_async_std_one_worker;
mod on_smol_two_workers;
mod on_tokio_current_thread;
mod on_tokio_joined_tasks;
mod on_tokio_one_worker;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "crunch",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Do two CPU-bound tasks run in parallel?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_one_worker)
            .answers(&["no"])
            .workers(1),
        version!(on_smol_two_workers).answers(&["yes"]).workers(2),
        version!(on_tokio_current_thread).answers(&["no"]),
        version!(on_tokio_joined_tasks).answers(&["yes"]),
        version!(on_tokio_one_worker).answers(&["no"]),
        version!(not_tasks).imitates("tokio").answers(&["yes"]),
        version!(not_computing).imitates("tokio").answers(&["yes"]),
    ],
    pace: Pace::InTurn,
    deadline: 200.0,
    ..Program::DEFAULTS
};
