//! Other locks, fair and not.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/fair_lock/judge.rs"]
mod judge;
mod not_waiting;
mod not_woken;
mod on_smol_never_fair;
mod on_tokio_never_fair_cured;
mod on_tokio_semaphore;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "fair-lock",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task unlocks a mutex for which another task waits, and locks \
              it again. Which of them gets it?",
        answers: &[
            "the waiting task",
            "the same task, once",
            "the same task, always",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_never_fair).answers(&["the same task, always"]),
        version!(on_tokio_semaphore)
            .answers(&["the waiting task"])
            .workers(1),
        version!(on_tokio_never_fair_cured)
            .answers(&["the waiting task"])
            .workers(1),
        version!(not_waiting)
            .imitates("smol")
            .answers(&["the same task, once"])
            .workers(1),
        version!(not_woken)
            .imitates("tokio")
            .answers(&["the waiting task"])
            .workers(1),
    ],
    ..Program::DEFAULTS
};
