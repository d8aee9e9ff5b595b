//! Other timers in a loop.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/fresh_timer/judge.rs"]
mod judge;
mod not_before_a_letter;
mod not_due;
mod on_smol_after_a_pause;
mod on_tokio_after_a_pause;
mod on_tokio_box;
mod on_tokio_deadline;
mod on_tokio_interval;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "fresh-timer",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "In each turn, a loop waits for a message or a timer of 2 s. A \
              message comes every 0.3 s. When does the timer fire?",
        answers: &[
            "never",
            "2 s after the loop's start",
            "2 s after a message",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_after_a_pause).answers(&["2 s after a message"]),
        version!(on_smol_after_a_pause).answers(&["2 s after a message"]),
        version!(on_tokio_interval).answers(&["never"]),
        version!(on_tokio_box).answers(&["2 s after the loop's start"]),
        version!(on_tokio_deadline).answers(&["2 s after the loop's start"]),
        version!(not_due).imitates("tokio").answers(&["never"]),
        version!(not_before_a_letter)
            .imitates("tokio-cured")
            .answers(&["2 s after the loop's start"]),
    ],
    ..Program::DEFAULTS
};
