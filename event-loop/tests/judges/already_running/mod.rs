//! Other tasks that wait for a task with `block_on`.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/already_running/judge.rs"]
mod judge;
mod not_another_task;
mod not_blocked;
mod not_for_want_of_a_thread;
mod not_refused;
mod on_async_std_inner_lanes;
mod on_async_std_one_worker;
mod on_async_std_two_cooks;
mod on_smol_more_threads;
mod on_smol_steps;
mod on_tokio_another_block_on;
mod on_tokio_current_thread;
mod on_tokio_in_place;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "already-running",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task calls `block_on` to wait for another task. What \
              happens?",
        answers: &["it works", "it panics", "it deadlocks"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_inner_lanes).answers(&["it works"]),
        version!(on_async_std_one_worker)
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung)
            .workers(1),
        version!(on_async_std_two_cooks)
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung),
        version!(on_smol_more_threads)
            .answers(&["it works"])
            .workers(3),
        version!(on_smol_steps)
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung),
        version!(on_tokio_another_block_on)
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung),
        version!(on_tokio_current_thread)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(on_tokio_in_place).answers(&["it works"]),
        version!(not_refused)
            .imitates("tokio")
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(not_blocked)
            .imitates("async-std")
            .answers(&["it works"]),
        version!(not_another_task)
            .imitates("async-std")
            .answers(&["it works"]),
        version!(not_for_want_of_a_thread)
            .imitates("smol")
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung),
    ],
    deadline: 3.0,
    ..Program::DEFAULTS
};
