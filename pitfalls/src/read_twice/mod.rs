//! A task that has a read guard and reads again waits forever if a writer came
//! in between: it waits for the writer, which waits for the guard.
//!
//! Watch for: `first guard` when `second read` starts. The lock is fair: once
//! `write` waits, a new reader must wait for it. `write` waits for the end of
//! `first guard`, whose task waits in `second read`. The cure drops that guard
//! first.
//!
//! Not promised: that it hangs. Without a writer, a task may have two guards.
//!
//! Try: on tokio, let the writer sleep for 1.5 s first. Does `second read` end?
//!
//! Terms: read-write lock, fairness, deadlock.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "read-twice",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task has a read guard and reads again. Does it get a second \
              guard?",
        answers: &[
            "no, it waits forever",
            "yes, after the writer",
            "yes, immediately",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["yes, after the writer"]),
        version!(on_async_std)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std).answers(&["yes, after the writer"]),
        version!(on_smol)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["yes, after the writer"]),
    ],
    surprise: 3,
    lasts: 1.5,
    deadline: 2.0,
    ..Program::DEFAULTS
};
