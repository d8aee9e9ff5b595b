//! Other ways to let guests in.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/order/judge.rs"]
mod judge;
mod not_as_tasks;
mod not_by_habit;
mod on_smol_local_executor;
mod on_tokio_from_main;
mod on_tokio_join_set;
mod on_tokio_two_workers;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "order",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task spawns five tasks. Which of them runs first?",
        answers: &["the first", "the last", "several in parallel"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_from_main)
            .answers(&["the first"])
            .workers(1),
        version!(on_tokio_two_workers)
            .answers(&["several in parallel"])
            .workers(2),
        version!(on_tokio_join_set)
            .answers(&["the last"])
            .workers(1),
        version!(on_smol_local_executor).answers(&["the first"]),
        version!(not_by_habit)
            .imitates("tokio")
            .answers(&["the last"])
            .workers(1),
        version!(not_as_tasks)
            .imitates("smol")
            .answers(&["the first"]),
    ],
    ..Program::DEFAULTS
};
