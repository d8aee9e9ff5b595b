//! Whoever awaits a task that panicked gets an error on tokio, and panics with
//! it on async-std and smol.
//!
//! Watch for: the sender, after the end of the piano. tokio hands the panic
//! over as a value, like the error of the parcel, and the sender continues.
//! async-std and smol resume the panic in the sender's next poll: the sender
//! panics too, the program ends, and the parcel is lost with it. It is the same
//! panic, so it is reported only once. asyncio does the same
//! with every exception of a courier, also with one that is an error like the
//! parcel's.
//!
//! Not promised: the number of the task in tokio's words. With
//! `panic = "abort"` the process ends at the first panic on all three. Before
//! async-executor 1.8 the sender's panic on async-std and smol is another one.
//!
//! Try: drop the piano's handle without awaiting it (on smol: `detach` it).
//! Does the sender hear of the parcel now?
//!
//! Terms: panic in a task, join handle.

mod judge;
mod not_a_second_panic;
mod not_caught_by_the_task;
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
        version!(not_caught_by_the_task).imitates("tokio"),
        version!(not_a_second_panic)
            .imitates("smol")
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    deadline: 5.0,
    ..Program::DEFAULTS
};
