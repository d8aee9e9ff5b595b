//! Other ways to have a child.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/ways_to_stop/judge.rs"]
mod judge;
mod not_stopped;
mod on_smol_detached;
mod on_tokio_group;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ways-to-stop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task is cancelled while it awaits a child task. Does the child \
              continue?",
        answers: &["yes", "no, it is cancelled"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_smol_detached)
            .answers(&["yes"])
            .ends(Outcome::Killed),
        version!(on_tokio_group)
            .answers(&["no, it is cancelled"])
            .ends(Outcome::Killed),
        version!(not_stopped)
            .imitates("tokio")
            .answers(&["yes"])
            .ends(Outcome::Killed),
    ],
    ..Program::DEFAULTS
};
