//! Other ways to lock a mutex in a scrutinee.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/guard_in_match/judge.rs"]
mod judge;
mod not_the_guard;
mod not_the_mutex;
mod on_async_std_while_let;
mod on_smol_match;
mod on_tokio_let_else;

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
        version!(on_async_std_while_let)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(on_smol_match)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(on_tokio_let_else).answers(&["yes"]),
        version!(not_the_guard)
            .imitates("tokio")
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(not_the_mutex)
            .imitates("tokio-cured")
            .answers(&["yes"]),
    ],
    deadline: 1.5,
    ..Program::DEFAULTS
};
