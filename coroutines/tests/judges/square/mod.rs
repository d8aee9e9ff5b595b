//! Other ways to spawn squares and to await their values.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/square/judge.rs"]
mod judge;
mod not_awaited;
mod not_spawned;
mod not_the_blocking_pool;
mod on_smol_in_turn;
mod on_smol_on_one_thread;
mod on_smol_two_rounds;
mod on_tokio_join_set;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "square",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three tasks of 1 s each are spawned, then awaited one after \
              the other. How long do they take?",
        answers: &["1 s", "2 s", "3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_in_turn).answers(&["3 s"]),
        version!(on_smol_two_rounds).answers(&["2 s"]),
        version!(on_tokio_join_set).answers(&["1 s"]),
        version!(on_smol_on_one_thread).answers(&["1 s"]),
        version!(not_spawned).imitates("smol").answers(&["1 s"]),
        version!(not_awaited).imitates("tokio").answers(&["1 s"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["1 s"]),
    ],
    ..Program::DEFAULTS
};
