//! Cancellation is a request: a task that waits is dropped as soon as a worker
//! is free, but one that computes continues to its next `await`.
//!
//! Watch for: what main waits for after each "cancel". The cake waits, so a
//! worker can drop it. The dough holds its worker, which drops it only when it
//! waits. In both the guard says "tidied up", because a future that is
//! dropped drops its variables. tokio gives an error, the others give `None`.
//! On asyncio an error is raised at the `await`, where it could be caught.
//!
//! Not promised: that a task can still be stopped. One that comes to no further
//! `await` ends with its value: tokio gives it as `Ok`, the others drop it and
//! give `None`.
//!
//! Try: leave out the `await` in `knead`. What does main get from the dough?
//! There is no answer on asyncio: the dough has ended before main can cancel
//! it, because both run on one thread.
//!
//! Terms: cancel, await point, join handle.

mod judge;
mod not_awaited;
mod not_cancelled;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "cancel",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled. What does awaiting its handle give?",
        answers: &[
            "Err(JoinError::Cancelled)",
            "None",
            "CancelledError",
            "Ok(value)",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["Err(JoinError::Cancelled)"]),
        version!(on_async_std).answers(&["None"]),
        version!(on_smol).answers(&["None"]),
        version!(on_asyncio.py).answers(&["CancelledError"]),
        version!(not_awaited).imitates("smol"),
        version!(not_tasks).imitates("smol"),
        version!(not_cancelled).imitates("smol"),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
