//! Other ways to miss a tick.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/ticks/judge.rs"]
mod judge;
mod not_a_queue;
mod not_missed;
mod on_async_std_blocked;
mod on_smol_set_interval;
mod on_tokio_blocked;
mod on_tokio_skip;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ticks",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task misses three ticks of its interval. How many of them come \
              immediately when it asks again?",
        answers: &["all of them", "one", "none"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_blocked).answers(&["one"]),
        version!(on_smol_set_interval).answers(&["none"]),
        version!(on_tokio_blocked).answers(&["all of them"]),
        version!(on_tokio_skip).answers(&["one"]),
        version!(not_a_queue)
            .imitates("tokio")
            .answers(&["all of them"]),
        version!(not_missed)
            .imitates("tokio-cured")
            .answers(&["one"]),
    ],
    ..Program::DEFAULTS
};
