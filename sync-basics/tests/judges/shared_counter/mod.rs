//! Other ways to count visitors.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/shared_counter/judge.rs"]
mod judge;
mod not_shared;
mod not_the_blocking_pool;
mod on_async_std_lock;
mod on_smol_ten_visitors;
mod on_threads_kept_lock;
mod on_tokio_in_turn;
mod on_tokio_local_tasks;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "shared-counter",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Each of several tasks reads a counter, waits, and writes it \
              plus one. How many increments are counted?",
        answers: &["one", "some", "all"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_lock).answers(&["all"]),
        version!(on_smol_ten_visitors).answers(&["one"]),
        version!(on_threads_kept_lock).answers(&["all"]),
        version!(on_tokio_in_turn).answers(&["all"]),
        version!(on_tokio_local_tasks).answers(&["one"]),
        version!(not_shared).imitates("smol").answers(&["one"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["one"]),
    ],
    deadline: 40.0,
    ..Program::DEFAULTS
};
