//! A timeout ends the wait for a child process, not the child: one that hangs
//! is still running afterwards.
//!
//! Watch for: the child that hangs. It waits for input, and after 2 s a timeout
//! drops the future that owns its handle. A second later the parent closes the
//! child's input, and the child answers: it has been running all the time.
//! Meanwhile another child fails, and the parent learns its exit code. Plain
//! std waits for one child after the other. A child does not end with its
//! parent either: it becomes an orphan.
//!
//! Not promised: when the parent learns the exit code.
//!
//! Try: `.kill_on_drop(true)` before `.spawn()`. Does the child still answer?
//!
//! Terms: process, orphan, cancel.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

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
        version!(on_std).answers(&["no"]),
        version!(on_tokio).answers(&["no"]),
        version!(on_async_std).answers(&["no"]),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};
