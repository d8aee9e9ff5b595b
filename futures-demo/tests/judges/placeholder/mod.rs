//! Other ways to check whether a task has finished.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/placeholder/judge.rs"]
mod judge;
mod not_a_noop_waker;
mod not_a_task;
mod not_a_thread;
mod on_async_std_asked;
mod on_async_std_more_often;
mod on_smol_local;
mod on_tokio_awaited;
mod on_tokio_more_often;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How can you check, without waiting, whether a task has \
              finished?",
        answers: &[
            "call a method of its handle",
            "only by polling its handle once",
            "not at all: only await it",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_more_often).answers(&["call a method of its handle"]),
        version!(on_async_std_more_often)
            .answers(&["only by polling its handle once"]),
        version!(on_smol_local).answers(&["call a method of its handle"]),
        version!(on_async_std_asked).answers(&["call a method of its handle"]),
        version!(on_tokio_awaited).answers(&["not at all: only await it"]),
        version!(not_a_task)
            .imitates("tokio")
            .answers(&["call a method of its handle"]),
        version!(not_a_thread)
            .imitates("tokio")
            .answers(&["call a method of its handle"]),
        version!(not_a_noop_waker)
            .imitates("async-std")
            .answers(&["only by polling its handle once"]),
    ],
    ..Program::DEFAULTS
};
