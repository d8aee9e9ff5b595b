//! Awaiting a task that panicked returns an error on tokio. On async-std and
//! smol the panic continues in the task that awaits it.
//!
//! Watch for: the sender, after the piano's task has panicked. On tokio `await`
//! returns the panic as an error, and the sender continues. On async-std and
//! smol the sender's next poll resumes the panic: the program ends, and the
//! parcel is not delivered. It is the same panic, so it is reported once. In
//! asyncio `await` raises every exception of a task, even an expected error
//! like the parcel's.
//!
//! Not promised: the task's number in tokio's message. With `panic = "abort"`
//! the first panic ends the process. With an async-executor older than 1.8,
//! `await` panics on async-std and smol, too, but with another message.
//!
//! Try: drop the piano's handle without awaiting it (on smol: `detach` it).
//! Does the sender still learn of the panic, and of the parcel?
//!
//! Terms: panic in a task, join handle.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "failure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task panics. What does awaiting its handle do?",
        answers: &[
            "it returns an error",
            "it panics, too",
            "it raises the exception",
            "it returns, without an error",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["it returns an error"]),
        version!(on_async_std)
            .answers(&["it panics, too"])
            .ends(Outcome::Panicked),
        version!(on_smol)
            .answers(&["it panics, too"])
            .ends(Outcome::Panicked),
        version!(on_asyncio.py)
            .answers(&["it raises the exception"])
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};
