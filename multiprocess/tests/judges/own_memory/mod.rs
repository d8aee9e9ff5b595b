//! Other ways to add to a counter.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/own_memory/judge.rs"]
mod judge;
mod not_a_process;
mod not_added;
mod on_async_std_both_at_once;
mod on_smol_task_first;
mod on_tokio_current_thread;
mod on_tokio_twice;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "own-memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A thread, a task and a child process each add one to a \
              `static`. What does the parent read?",
        answers: &["2", "3"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_both_at_once).answers(&["2"]),
        version!(on_smol_task_first).answers(&["2"]),
        version!(on_tokio_current_thread).answers(&["2"]),
        version!(on_tokio_twice).answers(&["3"]),
        version!(not_a_process).imitates("smol").answers(&["2"]),
        version!(not_added).imitates("smol").answers(&["2"]),
    ],
    ..Program::DEFAULTS
};
