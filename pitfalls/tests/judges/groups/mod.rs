//! Other ways to join two tasks.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/groups/judge.rs"]
mod judge;
mod not_at_the_first_error;
mod not_cancelled;
mod on_async_std_without_handle;
mod on_smol_detached;
mod on_tokio_aborted;
mod on_tokio_without_spawn;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "groups",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two tasks are joined, and one fails. What happens to the other?",
        answers: &[
            "it keeps running",
            "it is cancelled",
            "it is dropped with the join",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_without_handle).answers(&["it keeps running"]),
        version!(on_smol_detached).answers(&["it keeps running"]),
        version!(on_tokio_aborted).answers(&["it is cancelled"]),
        version!(on_tokio_without_spawn)
            .answers(&["it is dropped with the join"]),
        version!(not_at_the_first_error)
            .imitates("tokio")
            .answers(&["it keeps running"]),
        version!(not_cancelled)
            .imitates("tokio-cured")
            .answers(&["it is cancelled"]),
    ],
    ..Program::DEFAULTS
};
