//! Other ways to call an `async fn` first, and to await it later.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/lazy/judge.rs"]
mod judge;
mod not_a_task;
mod not_an_async_fn;
mod not_called;
mod on_async_std_made_before;
mod on_smol_spawned;
mod on_smol_spawned_early;
mod on_tokio_current_thread;
mod on_tokio_in_pages;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "lazy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "An `async fn` was called a second ago, but not awaited. How \
              much of its body has run?",
        answers: &["nothing", "its first line", "all of it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_spawned).answers(&["its first line"]),
        version!(on_smol_spawned_early).answers(&["all of it"]),
        version!(on_tokio_in_pages).answers(&["nothing"]),
        version!(on_tokio_current_thread).answers(&["nothing"]),
        version!(on_async_std_made_before).answers(&["nothing"]),
        version!(not_a_task).imitates("tokio").answers(&["nothing"]),
        version!(not_called).imitates("smol").answers(&["nothing"]),
        version!(not_an_async_fn)
            .imitates("smol")
            .answers(&["nothing"]),
    ],
    ..Program::DEFAULTS
};
