//! Other ways to wait one after the other, and as tasks.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/say_after/judge.rs"]
mod judge;
mod not_joined;
mod not_the_blocking_pool;
mod on_async_std_one_main;
mod on_smol_in_turn;
mod on_smol_shorter_in_turn;
mod on_tokio_joined_handles;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "say-after",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long do waits of 1 s and 2 s take: awaited one after the \
              other, and as two tasks?",
        answers: &["2 s, 2 s", "3 s, 2 s", "3 s, 3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_in_turn).answers(&["3 s, 3 s"]),
        version!(on_smol_shorter_in_turn).answers(&["2 s, 2 s"]),
        version!(on_async_std_one_main).answers(&["3 s, 2 s"]),
        version!(on_tokio_joined_handles).answers(&["3 s, 2 s"]),
        version!(not_joined)
            .imitates("tokio")
            .answers(&["3 s, 2 s"]),
        version!(not_the_blocking_pool)
            .imitates("smol")
            .answers(&["3 s, 2 s"]),
    ],
    ..Program::DEFAULTS
};
