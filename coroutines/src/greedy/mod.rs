//! A task whose `.await`s are always ready starves the other tasks on its
//! thread. tokio's budget makes it yield after 128 messages.
//!
//! Watch for: how many letters are read before the visitor runs. All letters
//! are there, so each `recv().await` is ready. Scheduling is cooperative: on
//! async-std, smol and asyncio one poll of the clerk reads them all. On tokio
//! each poll of a task has a budget of 128 operations. When the budget is used
//! up, the next `recv` returns pending, so the clerk yields and the visitor
//! runs.
//!
//! Not promised: the size of the budget, and that a channel uses it. tokio's
//! own types do; smol's channel, read by a task of tokio, does not.
//!
//! Try: `--with letters=100`, fewer than the budget. When does the visitor run
//! on tokio now, and how often is the clerk polled?
//!
//! Terms: cooperative scheduling, budget, starvation, yield, channel.

mod judge;
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
    ],
    surprise: 2,
    lasts: 2.2,
    ..Program::DEFAULTS
};
