//! A timeout drops the future that is too slow. The messages that this future
//! has received and not yet passed on are lost.
//!
//! Watch for: the first bundle. It has received two letters when the timeout
//! drops it, with the `Vec` that holds them: they are lost without an error.
//! `collect` is not cancellation safe; receiving a single message is. The
//! careful clerk shows the remedy: it owns the `Vec`, and only the future that
//! fills it is dropped.
//!
//! Not promised: how many letters a bundle holds by then. The channel has room
//! for ten letters. If it were full, the postman would have to wait:
//! backpressure.
//!
//! Try: `return` in `fill` after the first letter. Why is no letter lost now?
//!
//! Terms: cancellation safety, cancel, channel, backpressure.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops a future that has received messages and not \
              yet passed them on. Are they lost?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 1.6,
    ..Program::DEFAULTS
};
