//! Whoever waits for a value gets an error at once if the other side drops its
//! half of the channel instead of keeping its promise.
//!
//! Watch for: who wakes the guest. Each baker wakes the guest in the middle of
//! its own work: the first one by sending the cake, the other one by dropping
//! its half of the channel. No deadline is needed. asyncio's future has no
//! halves: if it is dropped, nobody wakes the guest, who waits for ever.
//!
//! Not promised: the words of the error, nor that it comes from the channel: an
//! error that the other baker sends wakes the guest in the same way. tokio's
//! type lets a promise be kept once, because `send` takes the `Sender` itself.
//! The channels of async-std and smol would take a second value after the
//! first.
//!
//! Try: keep the other promise alive (`std::mem::forget(promise)` instead of
//! `drop`). Who wakes the guest now?
//!
//! Terms: promise, channel, wake.

mod judge;
mod not_a_deadline;
mod not_the_end_of_the_task;
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
        version!(not_a_deadline).imitates("tokio"),
        version!(not_the_end_of_the_task).imitates("smol"),
    ],
    surprise: 1,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};
