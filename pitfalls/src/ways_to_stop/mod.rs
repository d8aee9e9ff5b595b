//! A task that is cancelled while it awaits a child task does not cancel the
//! child on tokio and async-std; on smol it does.
//!
//! Watch for: the end of `child` after each `✗` of `work`. Dropping `work`
//! drops the child's join handle, which detaches on tokio and async-std and
//! cancels on smol. asyncio cancels what the task awaits. If main leaves
//! `block_on`, tokio and asyncio end its tasks. Ctrl-C drops nothing in Rust.
//!
//! Not promised: that a task is dropped before `abort` returns.
//!
//! Try: on tokio, keep the child in a `JoinSet` of `work`. Does it continue?
//!
//! Terms: cancel, cancellation token, detach, structured concurrency.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ways-to-stop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled while it awaits a child task. Does the child \
              continue?",
        answers: &["yes", "no, it is cancelled"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]).ends(Outcome::Killed),
        version!(on_async_std)
            .answers(&["yes"])
            .ends(Outcome::Killed),
        version!(on_smol)
            .answers(&["no, it is cancelled"])
            .ends(Outcome::Killed),
        version!(on_asyncio.py).answers(&["no, it is cancelled"]),
    ],
    surprise: 2,
    lasts: 9.5,
    ..Program::DEFAULTS
};
