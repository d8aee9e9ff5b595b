//! Other ways to wait for several children.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/continents/judge.rs"]
mod judge;
mod not_a_thread_for_each;
mod not_the_blocking_pool;
mod on_async_std_longer;
mod on_smol_as_they_come;
mod on_std_asia_last;
mod on_tokio_in_turn;
mod on_tokio_tasks;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "continents",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A parent waits for one slow and three quick child processes. \
              When does it learn that a quick one has exited?",
        answers: &[
            "as soon as that child exits",
            "after the slow one has exited",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_longer).answers(&["as soon as that child exits"]),
        version!(on_smol_as_they_come)
            .answers(&["as soon as that child exits"]),
        version!(on_std_asia_last).answers(&["after the slow one has exited"]),
        version!(on_tokio_in_turn).answers(&["after the slow one has exited"]),
        version!(on_tokio_tasks).answers(&["as soon as that child exits"]),
        version!(not_a_thread_for_each)
            .imitates("tokio")
            .answers(&["as soon as that child exits"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["as soon as that child exits"])
            .differs_in_threads(),
    ],
    ..Program::DEFAULTS
};
