//! Other clocks on a loop that is stopped for a while.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/run_forever/judge.rs"]
mod judge;
mod not_held_up;
mod not_spawned;
mod not_the_same_clock;
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
        ask: "Does a spawned task keep running between two calls of \
              `block_on`?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_two_clocks).answers(&["yes"]),
        version!(on_smol_long_pause).answers(&["no"]),
        version!(on_smol_steps).answers(&["no"]),
        version!(on_tokio_inside).answers(&["yes"]),
        version!(on_tokio_long_pause).answers(&["yes"]),
        version!(on_tokio_timed).answers(&["no"]),
        version!(not_the_same_clock)
            .imitates("tokio-current-thread")
            .answers(&["no"]),
        version!(not_held_up)
            .imitates("tokio-current-thread")
            .answers(&["no"]),
        version!(not_spawned).imitates("smol").answers(&["no"]),
    ],
    ..Program::DEFAULTS
};
