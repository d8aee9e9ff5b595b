//! Dropping a task's handle cancels the task on smol. On tokio and async-std
//! the task keeps running, and only its result is lost.
//!
//! Watch for: the laundry after its handle was dropped. tokio and async-std
//! detach the task: the runtime owns it and polls it to the end. On smol the
//! handle owns the task, so the task runs only while the handle is kept.
//! Dropping the handle cancels the task, and then its worker drops the future.
//!
//! Not promised: how soon smol's worker drops the future. And on asyncio, that
//! the task keeps running: the event loop has only a weak reference to it.
//!
//! Try: on smol, write `let handle = spawn(…)` without `watch` around it, and
//! `handle.detach()` instead of `drop(handle)`. Is the laundry "clean" now?
//!
//! Terms: join handle, detach, cancel.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "drop-handle",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "You drop a task's handle. Does the task still finish?",
        answers: &["yes", "no, it is cancelled", "no, nothing polls it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, it is cancelled"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 3,
    lasts: 4.5,
    ..Program::DEFAULTS
};
