//! Other ways to stop waiting for a child.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/watchdog/judge.rs"]
mod judge;
mod not_aborted;
mod not_at_once;
mod on_async_std_or;
mod on_smol_kill_on_drop;
mod on_tokio_kill_on_drop;
mod on_tokio_tasks;
mod on_tokio_wait;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "watchdog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops the wait for a child process. Is the child \
              killed?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_or).answers(&["no"]),
        version!(on_smol_kill_on_drop).answers(&["yes"]),
        version!(on_tokio_kill_on_drop).answers(&["yes"]),
        version!(on_tokio_tasks).answers(&["no"]),
        version!(on_tokio_wait).answers(&["no"]),
        version!(not_at_once).imitates("tokio").answers(&["no"]),
        version!(not_aborted).imitates("tokio").answers(&["no"]),
    ],
    ..Program::DEFAULTS
};
