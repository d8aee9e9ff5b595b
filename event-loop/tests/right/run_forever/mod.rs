//! Other clocks on a loop that is stopped for a while.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/run_forever/judge.rs"]
mod judge;
mod on_async_std_two_clocks;
mod on_smol_long_pause;
mod on_smol_steps;
mod on_tokio_inside;
mod on_tokio_long_pause;
mod on_tokio_timed;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "run-forever",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What does the clock do while its loop is stopped?",
        answers: &["it stands still", "it ticks on"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_two_clocks).answers(&["it ticks on"]),
        version!(on_smol_long_pause).answers(&["it stands still"]),
        version!(on_smol_steps).answers(&["it stands still"]),
        version!(on_tokio_inside).answers(&["it ticks on"]),
        version!(on_tokio_long_pause).answers(&["it ticks on"]),
        version!(on_tokio_timed).answers(&["it stands still"]),
    ],
    ..Program::DEFAULTS
};
