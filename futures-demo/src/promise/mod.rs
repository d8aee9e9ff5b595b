//! When the last sender is dropped without sending, the receiver gets an error
//! immediately, so it needs no timeout to notice a broken promise.
//!
//! Watch for: what wakes the guest. Each baker's task does, in the middle of
//! its work: the first one by sending, the other one by dropping its sender,
//! which closes the channel. asyncio's `Future` has no separate sender. The
//! baker only deletes its reference, so nothing wakes the guest.
//!
//! Not promised: the text of the error, or that the channel makes it: the other
//! baker could also send an error. tokio's `oneshot` sends only once, because
//! `send` consumes the sender. The channels of async-std and smol take more
//! values.
//!
//! Try: keep the other sender alive (`std::mem::forget(promise)` instead of
//! `drop`). Does anything wake the guest now?
//!
//! Terms: promise, channel, wake.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "promise",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A sender is dropped without sending. What does the receiver \
              get?",
        answers: &[
            "an error, immediately",
            "an empty value",
            "nothing: it waits forever",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["an error, immediately"]),
        version!(on_async_std).answers(&["an error, immediately"]),
        version!(on_smol).answers(&["an error, immediately"]),
        version!(on_asyncio.py)
            .answers(&["nothing: it waits forever"])
            .ends(Outcome::Hung),
    ],
    surprise: 1,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};
