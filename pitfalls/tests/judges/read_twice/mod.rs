//! Other ways to read twice.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/read_twice/judge.rs"]
mod judge;
mod not_held;
mod not_the_readers;
mod on_async_std_in_a_block;
mod on_smol_spawned;
mod on_tokio_later_writer;

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
        version!(on_async_std_in_a_block).answers(&["yes, after the writer"]),
        version!(on_smol_spawned)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(on_tokio_later_writer).answers(&["yes, immediately"]),
        version!(not_held)
            .imitates("tokio")
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(not_the_readers)
            .imitates("tokio")
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
    ],
    deadline: 2.0,
    ..Program::DEFAULTS
};
