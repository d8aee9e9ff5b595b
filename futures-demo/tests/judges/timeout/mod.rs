//! Other letters and timeouts.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/timeout/judge.rs"]
mod judge;
mod not_lost_by_the_clerk;
mod not_lost_on_the_way;
mod on_async_std_longer;
mod on_smol_tasks;
mod on_tokio_first_letter;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops a future that has received messages and not \
              yet passed them on. Are they lost?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_first_letter).answers(&["no"]),
        version!(on_smol_tasks).answers(&["yes"]),
        version!(on_async_std_longer).answers(&["yes"]),
        version!(not_lost_by_the_clerk)
            .imitates("tokio")
            .answers(&["yes"]),
        version!(not_lost_on_the_way)
            .imitates("tokio")
            .answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
