//! `Drop` cannot await, so a connection that must await its goodbye does not
//! say it when it is dropped. asyncio's `finally` can await.
//!
//! Watch for: `goodbye`. The timeout drops the chat, the chat owns the call,
//! and the call's `drop` creates the future of the goodbye. Nothing polls that
//! future, so grandma finds the line dead. In the cure, the chat only borrows
//! the call. The call outlives it, and main can await the goodbye. On asyncio a
//! timeout does not drop the chat: it raises an error in it.
//!
//! Not promised: that a goodbye arrives. Grandma must cope with a dead line in
//! any case.
//!
//! Try: on tokio, `spawn` the goodbye in `drop`. Is it sent as long as the
//! runtime runs?
//!
//! Terms: cancel, cancellation safety, await point.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "cleanup",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A connection must await its goodbye. A timeout drops it. Is the \
              goodbye sent?",
        answers: &["yes", "no, nothing polls it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no, nothing polls it"]),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["no, nothing polls it"]),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, nothing polls it"]),
        version!(cured_on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 1.0,
    ..Program::DEFAULTS
};
