//! Other reads in a loop.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/select_loop/judge.rs"]
mod judge;
mod not_dropped;
mod not_sent;
mod on_async_std_select;
mod on_smol_given_back;
mod on_tokio_own_buffer;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "select-loop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A loop races a read of 8 bytes with a message. 4 bytes have \
              arrived when the message wins. Are they lost?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_own_buffer).answers(&["no"]),
        version!(on_smol_given_back).answers(&["no"]),
        version!(on_async_std_select).answers(&["yes"]),
        version!(not_dropped).imitates("tokio").answers(&["yes"]),
        version!(not_sent).imitates("tokio").answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
