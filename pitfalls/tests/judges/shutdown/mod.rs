//! Other ways to stop a task, or not to.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/shutdown/judge.rs"]
mod judge;
mod not_awaited;
mod not_the_runtime;
mod on_smol_closed;
mod on_tokio_join_set;
mod on_tokio_not_told;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "shutdown",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`main` must stop while a task has work left. Does the task \
              finish its work?",
        answers: &[
            "yes",
            "no, the task is dropped",
            "no, the process exits",
            "yes, but then it waits forever",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_not_told)
            .answers(&["yes, but then it waits forever"])
            .ends(Outcome::Hung),
        version!(on_tokio_join_set).answers(&["yes"]),
        version!(on_smol_closed).answers(&["yes"]),
        version!(not_the_runtime)
            .imitates("tokio")
            .answers(&["no, the task is dropped"]),
        version!(not_awaited)
            .imitates("tokio-cured")
            .answers(&["yes"]),
    ],
    deadline: 3.0,
    ..Program::DEFAULTS
};
