//! In an unbounded channel the messages of a fast producer pile up. A full
//! bounded channel makes the producer wait.
//!
//! Watch for: `postman`. Without a bound, he has delivered everything before
//! the clerk has sorted one letter, so all but one wait in memory. In the cure,
//! the channel has room for two letters. `send` waits until the clerk takes
//! one, which wakes the postman: backpressure.
//!
//! Not promised: that a bound is enough. If each letter is sent by its own
//! task, the tasks pile up.
//!
//! Try: on tokio, give the bounded channel room for 100 letters. Does the
//! postman still wait?
//!
//! Terms: channel, backpressure.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "backpressure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A producer is faster than its consumer. How many messages pile \
              up?",
        answers: &["as many as fit", "almost all of them"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["almost all of them"]),
        version!(cured_on_tokio).answers(&["as many as fit"]),
        version!(on_async_std).answers(&["almost all of them"]),
        version!(cured_on_async_std).answers(&["as many as fit"]),
        version!(on_smol).answers(&["almost all of them"]),
        version!(cured_on_smol).answers(&["as many as fit"]),
        version!(on_asyncio.py).answers(&["almost all of them"]),
        version!(cured_on_asyncio.py).answers(&["as many as fit"]),
    ],
    surprise: 1,
    lasts: 2.0,
    ..Program::DEFAULTS
};
