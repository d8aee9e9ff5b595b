//! Other ways to nap.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/short_sleeps/judge.rs"]
mod judge;
mod not_a_busy_wait;
mod not_a_held_thread;
mod on_async_std_in_turn;
mod on_our_loop_in_a_task;
mod on_smol_rounded;
mod on_tokio_in_a_task;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "short-sleeps",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "No other task runs. How long do a sleep of 0.1 ms and a sleep \
              of 0 ms take at least?",
        answers: &[
            "0.1 ms and no time",
            "0.1 ms and one yield",
            "1 ms and no time",
            "1 ms and one yield",
            "1 ms and 1 ms",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_rounded).answers(&["1 ms and no time"]),
        version!(on_tokio_in_a_task).answers(&["1 ms and 1 ms"]),
        version!(on_async_std_in_turn).answers(&["0.1 ms and no time"]),
        version!(on_our_loop_in_a_task)
            .answers(&["0.1 ms and one yield", "1 ms and one yield"]),
        version!(not_a_held_thread)
            .imitates("tokio")
            .answers(&["1 ms and 1 ms"]),
        version!(not_a_busy_wait)
            .imitates("smol")
            .answers(&["0.1 ms and no time", "1 ms and no time"]),
    ],
    ..Program::DEFAULTS
};
