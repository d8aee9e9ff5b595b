//! Other promises, kept or broken.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/promise/judge.rs"]
mod judge;
mod not_a_deadline;
mod not_the_end_of_the_task;
mod on_async_std_both_at_a_time;
mod on_smol_joined;
mod on_tokio_current_thread;
mod on_tokio_forgotten;
mod on_tokio_mpsc;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "promise",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A sender is dropped without sending. What does the receiver \
              get?",
        answers: &[
            "an error, immediately",
            "an empty value",
            "nothing: it waits forever",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_forgotten)
            .answers(&["nothing: it waits forever"])
            .ends(Outcome::Hung),
        version!(on_tokio_mpsc).answers(&["an empty value"]),
        version!(on_tokio_current_thread).answers(&["an error, immediately"]),
        version!(on_smol_joined).answers(&["an error, immediately"]),
        version!(on_async_std_both_at_a_time)
            .answers(&["an error, immediately"]),
        version!(not_a_deadline)
            .imitates("tokio")
            .answers(&["an error, immediately"]),
        version!(not_the_end_of_the_task)
            .imitates("smol")
            .answers(&["an error, immediately"]),
    ],
    deadline: 5.0,
    ..Program::DEFAULTS
};
