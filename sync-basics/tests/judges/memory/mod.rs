//! Other tasks and threads that wait.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/memory/judge.rs"]
mod judge;
mod not_polled;
mod not_tasks;
mod on_async_std_in_steps;
mod on_threads_with_a_book;
mod on_tokio_current_thread;
mod on_tokio_with_a_book;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How much memory does one more waiting task take (without a \
              runtime: one more waiting thread)?",
        answers: &[
            "hundreds of bytes",
            "kilobytes",
            "kilobytes of stack",
            "megabytes of stack",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_in_steps).answers(&["hundreds of bytes"]),
        version!(on_threads_with_a_book).answers(&["megabytes of stack"]),
        version!(on_tokio_current_thread).answers(&["hundreds of bytes"]),
        version!(on_tokio_with_a_book)
            .answers(&["kilobytes"])
            .workers(1),
        version!(not_tasks)
            .imitates("tokio")
            .answers(&["hundreds of bytes"])
            .workers(1),
        version!(not_polled)
            .imitates("tokio")
            .answers(&["hundreds of bytes"])
            .workers(1),
    ],
    pace: Pace::InTurn,
    deadline: 200.0,
    ..Program::DEFAULTS
};
