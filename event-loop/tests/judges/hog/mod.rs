//! Other ways to hold a thread beside clocks.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/hog/judge.rs"]
mod judge;
mod not_due;
mod not_held;
mod not_one_worker;
mod on_async_std_computes;
mod on_smol_local_executor;
mod on_tokio_due_together;
mod on_tokio_four_workers;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "hog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One task blocks its thread. Do the other tasks still run \
              when their timers are due?",
        answers: &[
            "yes",
            "no, no thread checks the timers",
            "no, no thread is free to run them",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_due_together).answers(&["yes"]),
        // On a busy machine a worker may not be asleep yet, and drive them.
        version!(on_tokio_four_workers)
            .answers(&["no, no thread checks the timers", "yes"]),
        version!(on_async_std_computes).answers(&["yes"]),
        version!(on_smol_local_executor)
            .answers(&["no, no thread is free to run them"]),
        version!(not_one_worker)
            .imitates("tokio")
            .answers(&["no, no thread checks the timers"])
            .differs_in_threads(),
        version!(not_due)
            .imitates("tokio")
            .answers(&["no, no thread checks the timers"]),
        version!(not_held)
            .imitates("smol")
            .answers(&["no, no thread is free to run them"]),
    ],
    ..Program::DEFAULTS
};
