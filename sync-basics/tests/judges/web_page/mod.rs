//! Other ways to load a page.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/web_page/judge.rs"]
mod judge;
mod not_one_message;
mod not_the_blocking_pool;
mod on_async_std_unordered;
mod on_smol_spawned;
mod on_std_five_seconds;
mod on_tokio_current_thread;
mod on_tokio_five_seconds;
mod on_tokio_in_turn;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "web-page",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One of five servers is silent. Do the parts that are \
              requested after it wait?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_unordered).answers(&["no"]),
        version!(on_smol_spawned).answers(&["no"]),
        version!(on_std_five_seconds).answers(&["yes"]),
        version!(on_tokio_current_thread).answers(&["no"]),
        version!(on_tokio_five_seconds).answers(&["no"]),
        version!(on_tokio_in_turn).answers(&["yes"]),
        version!(not_one_message).imitates("tokio").answers(&["no"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["no"]),
    ],
    ..Program::DEFAULTS
};
