//! A guard that is created in the scrutinee of an `if let` or `match` lives to
//! the end of the body. If the body locks again, the task waits for itself.
//!
//! Watch for: `guard` when `put back` starts. The cook has taken only the order
//! out of the expression; but Rust drops an expression's temporaries at the end
//! of its statement, and here that is the whole `if let`. The cure gives the
//! expression its own `let`, which ends at the semicolon.
//!
//! Not promised: that you see it. A temporary has no name in the code.
//!
//! Try: on tokio, write `let Some(order) = ... else { return };` instead of the
//! `if let`. Can the cook put the order back?
//!
//! Terms: guard, mutex, deadlock.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "guard-in-match",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "The scrutinee of an `if let` or `match` locks a mutex. Can the \
              body lock it?",
        answers: &["yes", "no, it waits forever"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["yes"]),
    ],
    surprise: 3,
    lasts: 1.0,
    deadline: 1.5,
    ..Program::DEFAULTS
};
