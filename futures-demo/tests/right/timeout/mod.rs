//! Other letters and timeouts.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/timeout/judge.rs"]
mod judge;
mod on_async_std_longer;
mod on_smol_tasks;
mod on_tokio_first_letter;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops a future that has received messages. Are all \
              messages passed on?",
        answers: &["no, some are lost", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_first_letter).answers(&["yes"]),
        version!(on_smol_tasks).answers(&["no, some are lost"]),
        version!(on_async_std_longer).answers(&["no, some are lost"]),
    ],
    ..Program::DEFAULTS
};
