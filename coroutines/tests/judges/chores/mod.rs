//! Other ways to let one parent do all chores.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/chores/judge.rs"]
mod judge;
mod not_a_helper;
mod not_the_blocking_pool;
mod on_async_std_spawned_machines;
mod on_smol_in_turn;
mod on_smol_longer_work;
mod on_tokio_current_thread;
mod on_tokio_joined;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "chores",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task waits for a machine. Must the other tasks of its \
              thread wait, too?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_longer_work).answers(&["no"]),
        version!(on_smol_in_turn).answers(&["yes"]),
        version!(on_tokio_joined).answers(&["no"]),
        version!(on_tokio_current_thread).answers(&["no"]),
        version!(on_async_std_spawned_machines)
            .answers(&["no"])
            .workers(1),
        version!(not_a_helper).imitates("smol").answers(&["no"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["no"])
            .workers(1),
    ],
    ..Program::DEFAULTS
};
