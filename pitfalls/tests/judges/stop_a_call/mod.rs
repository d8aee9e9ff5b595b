//! Other ways to cancel a call.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/stop_a_call/judge.rs"]
mod judge;
mod not_on_the_pool;
mod not_stopped;
mod on_async_std_timeout;
mod on_smol_channel;
mod on_tokio_timeout;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "stop-a-call",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A running blocking call is cancelled. What does its handle \
              give: at the call's end, or early?",
        answers: &[
            "value, at end",
            "None, at end",
            "None, early",
            "error, early",
            "value, it stops",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_timeout).answers(&["error, early"]),
        version!(on_smol_channel).answers(&["value, it stops"]),
        version!(on_tokio_timeout).answers(&["error, early"]),
        version!(not_on_the_pool)
            .imitates("tokio")
            .answers(&["value, at end"]),
        version!(not_stopped)
            .imitates("tokio-cured")
            .answers(&["value, it stops"]),
    ],
    ..Program::DEFAULTS
};
