//! Other ways to receive messages that are already there.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/greedy/judge.rs"]
mod judge;
mod not_later;
mod not_slower_mail;
mod not_yielding;
mod on_smol_on_main;
mod on_smol_yielding;
mod on_tokio_current_thread_unbounded;
mod on_tokio_few_letters;
mod on_tokio_yielding;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "greedy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "All messages for a task are there already. When can another \
              task of its thread run?",
        answers: &[
            "after one message",
            "after 128 messages",
            "after all messages",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_few_letters)
            .answers(&["after all messages"])
            .workers(1),
        version!(on_tokio_yielding)
            .answers(&["after one message"])
            .workers(1),
        version!(on_tokio_current_thread_unbounded)
            .answers(&["after 128 messages"]),
        version!(on_smol_yielding).answers(&["after one message"]),
        version!(on_smol_on_main).answers(&["after all messages"]),
        version!(not_yielding)
            .imitates("tokio")
            .answers(&["after 128 messages"])
            .workers(1),
        version!(not_slower_mail)
            .imitates("tokio")
            .answers(&["after 128 messages"])
            .workers(1),
        version!(not_later)
            .imitates("smol")
            .answers(&["after all messages"]),
    ],
    ..Program::DEFAULTS
};
