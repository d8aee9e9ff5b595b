//! Other ways to wait for two futures at the same time.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/gather/judge.rs"]
mod judge;
mod not_the_blocking_pool;
mod not_two_tasks;
mod on_async_std_shorter;
mod on_smol_joined_list;
mod on_smol_unordered;
mod on_tokio_in_a_task;
mod on_tokio_in_turn;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "gather",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two futures that wait 1 s and 2 s are awaited together. How \
              long do both take?",
        answers: &["1 s", "2 s", "3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_in_turn).answers(&["3 s"]),
        version!(on_tokio_in_a_task).answers(&["2 s"]),
        version!(on_smol_joined_list).answers(&["2 s"]),
        version!(on_smol_unordered).answers(&["2 s"]),
        version!(on_async_std_shorter).answers(&["1 s"]),
        version!(not_two_tasks).imitates("tokio").answers(&["2 s"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["2 s"])
            .differs_in_threads(),
    ],
    ..Program::DEFAULTS
};
