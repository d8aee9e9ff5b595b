//! Other ways to keep a sender, or not.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/kept_sender/judge.rs"]
mod judge;
mod not_mains;
mod not_the_end;
mod on_async_std_in_two_tasks;
mod on_smol_in_a_block;
mod on_tokio_underscore;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "kept-sender",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task gives clones of a sender to others, and receives until \
              the channel ends. When is that?",
        answers: &[
            "never, it has a sender itself",
            "when the last sender is dropped",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_in_two_tasks)
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(on_smol_in_a_block)
            .answers(&["when the last sender is dropped"]),
        version!(on_tokio_underscore)
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(not_mains)
            .imitates("tokio")
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(not_the_end)
            .imitates("tokio-cured")
            .answers(&["when the last sender is dropped"]),
    ],
    deadline: 2.5,
    ..Program::DEFAULTS
};
