//! Other races.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/first_done/judge.rs"]
mod judge;
mod not_aborted_tasks;
mod not_kept_for_later;
mod on_async_std_kept;
mod on_smol_or;
mod on_tokio_select;
mod on_tokio_tasks;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "first-done",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Several futures race, and one wins. What happens to the \
              others?",
        answers: &[
            "they are dropped immediately",
            "they keep running",
            "they wait, and nothing polls them",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_kept)
            .answers(&["they wait, and nothing polls them"]),
        version!(on_smol_or).answers(&["they are dropped immediately"]),
        version!(on_tokio_select).answers(&["they are dropped immediately"]),
        version!(on_tokio_tasks).answers(&["they keep running"]),
        version!(not_aborted_tasks)
            .imitates("tokio")
            .answers(&["they are dropped immediately"]),
        version!(not_kept_for_later)
            .imitates("tokio")
            .answers(&["they are dropped immediately"]),
    ],
    ..Program::DEFAULTS
};
