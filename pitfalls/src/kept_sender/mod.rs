//! A channel ends when its last sender is dropped. A task that receives until
//! the end, and still has a sender, waits for itself forever.
//!
//! Watch for: `main's sender`. The other tasks get clones, and drop them when
//! they have sent a letter. The sender that was cloned belongs to `main`, which
//! drops it at the end of its function, but waits for `letters` before that.
//! The cure drops it earlier, so that the channel ends with `sender 2`.
//!
//! Not promised: that it is noticed. The task waits, without an error.
//!
//! Try: on tokio, write `let _ = send;` instead of `drop(send);`. Does the
//! channel end?
//!
//! Terms: channel, deadlock.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

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
        version!(on_tokio)
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["when the last sender is dropped"]),
        version!(on_async_std)
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std)
            .answers(&["when the last sender is dropped"]),
        version!(on_smol)
            .answers(&["never, it has a sender itself"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["when the last sender is dropped"]),
    ],
    surprise: 2,
    lasts: 2.0,
    deadline: 2.5,
    ..Program::DEFAULTS
};
