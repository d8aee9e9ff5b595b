//! Futures in a set or a buffered stream are not polled while the loop that
//! reads them awaits something else, but their timeouts run on.
//!
//! Watch for: `far` at 0.3 s. Its timer wakes it, and so wakes `main`, which is
//! in the body of its loop and polls `write`; only `next` polls the set. Later
//! `next` polls `far`, which has two more legs to go. But its timeout of 1.5 s
//! is over, although it needs only 0.9 s. In the cure, `far` is a task, which
//! its runtime polls when it is woken; the set holds only the handle. asyncio's
//! `as_completed` makes tasks.
//!
//! Not promised: which reply is first if several are ready.
//!
//! Try: on tokio, replace the set by a stream: `stream::iter(requests)`, `.map`
//! and `.buffer_unordered(2)`. Does `far` make progress in its buffer?
//!
//! Terms: set of futures, poll, wake, task.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "unpolled",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A loop takes replies from a set of futures, and its body awaits. \
              Do the other futures make progress meanwhile?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no"]),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["no"]),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no"]),
        version!(cured_on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
