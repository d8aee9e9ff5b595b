//! A task that is cancelled takes the child that it awaits with it on smol and
//! asyncio; on tokio and async-std the child keeps running, as an orphan.
//!
//! Watch for: the handle. The parent awaits it, so it lies in the parent, and
//! is dropped with it. What becomes of the child is then what becomes of any
//! task whose handle is dropped (see `drop-handle`). On asyncio the parent
//! passes the cancellation on to what it awaits.
//!
//! Not promised: how soon smol's worker drops the child.
//!
//! Try: await `do_homework()` itself in the parent, without `spawn`.
//!
//! Terms: structured concurrency, cancel, detach, join handle.

mod judge;
mod not_aborted;
mod not_detached;
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
        version!(not_detached).imitates("tokio"),
        version!(not_aborted).imitates("smol"),
    ],
    surprise: 2,
    lasts: 5.5,
    ..Program::DEFAULTS
};
