//! On smol and asyncio, cancelling a task cancels the child that it awaits,
//! too. On tokio and async-std the child keeps running, as an orphan.
//!
//! Watch for: the lane `handle`. The parent owns it, so both are dropped
//! together. The child's task is then cancelled on smol, and detached on tokio
//! and async-std, as in `drop-handle`. asyncio cancels the child because the
//! parent awaits it. This is not structured concurrency: a child that is not
//! awaited can outlive its parent. A scope, such as asyncio's `TaskGroup`, ends
//! only after its tasks.
//!
//! Not promised: how soon smol's worker drops the child.
//!
//! Try: in the parent, await `do_homework()` itself, without `spawn`. Does the
//! child still finish on tokio and async-std?
//!
//! Terms: structured concurrency, orphan, cancel, detach, join handle.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "orphan",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled while it awaits another task. What \
              happens to that other task?",
        answers: &[
            "it keeps running",
            "it is cancelled",
            "it is dropped with the first",
            "it is never polled again",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["it keeps running"]),
        version!(on_async_std).answers(&["it keeps running"]),
        version!(on_smol).answers(&["it is cancelled"]),
        version!(on_asyncio.py).answers(&["it is cancelled"]),
    ],
    surprise: 2,
    lasts: 5.5,
    ..Program::DEFAULTS
};
