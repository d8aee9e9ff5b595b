//! Other ways to hand a ball back and forth.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/switching/judge.rs"]
mod judge;
mod not_one_task;
mod not_waiting;
mod on_async_std_joined;
mod on_smol_computing;
mod on_tokio_current_thread;
mod on_tokio_five_strokes;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "switching",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two tasks take turns on one thread (without a runtime: two \
              threads). What switches between them?",
        answers: &["the operating system", "the runtime"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_joined)
            .answers(&["the runtime"])
            .workers(1),
        version!(on_smol_computing).answers(&["the runtime"]),
        version!(on_tokio_current_thread).answers(&["the runtime"]),
        version!(on_tokio_five_strokes)
            .answers(&["the runtime"])
            .workers(1),
        version!(not_one_task)
            .imitates("tokio")
            .answers(&["the runtime"])
            .workers(1),
        version!(not_waiting)
            .imitates("tokio")
            .answers(&["the runtime"])
            .workers(1),
    ],
    pace: Pace::InTurn,
    deadline: 200.0,
    ..Program::DEFAULTS
};
