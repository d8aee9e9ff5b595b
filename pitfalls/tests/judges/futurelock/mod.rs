//! Other ways to lose a race for a lock.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/futurelock/judge.rs"]
mod judge;
mod not_dropped;
mod on_async_std_select;
mod on_smol_not_fair;
mod on_tokio_in_a_block;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "futurelock",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future that waits for a lock is neither polled nor dropped. \
              Can its task still lock?",
        answers: &["yes", "no, it waits forever"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_select)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(on_smol_not_fair).answers(&["yes"]),
        version!(on_tokio_in_a_block).answers(&["yes"]),
        version!(not_dropped)
            .imitates("tokio")
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
    ],
    deadline: 3.0,
    ..Program::DEFAULTS
};
