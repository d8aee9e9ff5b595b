//! Other ways to let tasks take turns.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/take_turns/judge.rs"]
mod judge;
mod not_one_task;
mod not_passed_on;
mod on_async_std_in_tasks;
mod on_smol_on_main;
mod on_tokio_current_thread_set;
mod on_tokio_four_players;
mod on_tokio_smols_yield;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "take-turns",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three tasks run on one thread as 1, 2, 3, and each yields \
              once. In which order do they run next?",
        answers: &[
            "in the same order",
            "in reverse order",
            "1 first, then the others in reverse order",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_smols_yield)
            .answers(&["in the same order"])
            .workers(1),
        version!(on_tokio_four_players)
            .answers(&["1 first, then the others in reverse order"])
            .workers(1),
        version!(on_tokio_current_thread_set).answers(&["in reverse order"]),
        version!(on_async_std_in_tasks)
            .answers(&["in the same order"])
            .workers(1),
        version!(on_smol_on_main).answers(&["in the same order"]),
        version!(not_passed_on)
            .imitates("async-std")
            .answers(&["in the same order"])
            .workers(1),
        version!(not_one_task)
            .imitates("smol")
            .answers(&["in the same order"]),
    ],
    ..Program::DEFAULTS
};
