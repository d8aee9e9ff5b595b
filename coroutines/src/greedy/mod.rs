//! A task that always finds a message leaves its thread to no other task,
//! unless its runtime counts: tokio lets it yield after 128 messages.
//!
//! Watch for: the first `await` that really waits. The mail is there before the
//! clerk begins, so no `recv().await` has to wait. One thread runs the clerk
//! and the visitor. On async-std, smol and asyncio one poll of the clerk reads
//! everything, and the visitor waits that long. Each task of tokio has a budget
//! for a poll. A channel of tokio takes one off for each message, and says
//! "pending" when nothing is left.
//!
//! Not promised: the size of the budget. It counts only for what belongs to
//! tokio: a channel of another library does not know of it.
//!
//! Try: `--with letters=100`. When is it the visitor's turn on tokio?
//!
//! Terms: cooperative scheduling, budget, starvation, channel.

mod judge;
mod not_later;
mod not_slower_mail;
mod not_yielding;
mod on_async_std;
mod on_smol;
mod on_tokio;

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
        version!(on_tokio)
            .answers(&["after 128 messages"])
            .workers(1),
        version!(on_async_std)
            .answers(&["after all messages"])
            .workers(1),
        version!(on_smol).answers(&["after all messages"]),
        version!(on_asyncio.py).answers(&["after all messages"]),
        version!(not_yielding).imitates("tokio"),
        version!(not_slower_mail).imitates("tokio"),
        version!(not_later).imitates("smol"),
    ],
    surprise: 2,
    lasts: 2.2,
    ..Program::DEFAULTS
};
