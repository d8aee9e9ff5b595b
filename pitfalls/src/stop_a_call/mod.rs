//! Cancelling a running blocking call does not stop it, on any runtime.
//!
//! Watch for: the pages that come after `handle` was cancelled. Nothing can
//! stop a thread from outside. tokio and smol wait for the call, and then give
//! its value or `None`. On async-std and asyncio the handle is that of a task
//! that awaits the call, and this task is cancelled early: the call keeps
//! running, and nothing waits for it. The cures check a flag after each page.
//!
//! Not promised: that a call starts. One that is cancelled while it is queued
//! may never run.
//!
//! Try: on tokio, a timeout instead of `abort`. What does it give, and when?
//!
//! Terms: blocking call, blocking pool, cancel, join handle.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

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
        version!(on_tokio).answers(&["value, at end"]),
        version!(cured_on_tokio).answers(&["value, it stops"]),
        version!(on_async_std).answers(&["None, early"]),
        version!(cured_on_async_std).answers(&["value, it stops"]),
        version!(on_smol).answers(&["None, at end"]),
        version!(cured_on_smol).answers(&["value, it stops"]),
        version!(on_asyncio.py).answers(&["error, early"]),
        version!(cured_on_asyncio.py).answers(&["value, it stops"]),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
