//! Cancellation is a request. A task that is waiting is dropped when its worker
//! gets to it; a task that is running continues until it next has to wait.
//!
//! Watch for: how long main waits after each "cancel". The cake waits, so an
//! idle worker drops it. The dough blocks its worker, so it is dropped only at
//! its next await point. Both say "tidied up": when a future is dropped, so is
//! all that it owns. asyncio raises `CancelledError` in the task, which could
//! catch it.
//!
//! Not promised: that a task stops. If it never waits again, it finishes: tokio
//! gives its value as `Ok`, async-std and smol drop the value and give `None`.
//! On async-std, `cancel()` without `.await` does nothing.
//!
//! Try: remove the `.await` from `knead`. What does main get for the dough? (On
//! asyncio the card has no answer then: the dough finishes before main runs.)
//!
//! Terms: cancel, await point, join handle.

mod judge;
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
            "it raises CancelledError",
            "Ok(value)",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["Err(JoinError::Cancelled)"]),
        version!(on_async_std).answers(&["None"]),
        version!(on_smol).answers(&["None"]),
        version!(on_asyncio.py).answers(&["it raises CancelledError"]),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
