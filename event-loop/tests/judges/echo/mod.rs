//! Other ways to serve and to talk.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/echo/judge.rs"]
mod judge;
mod not_a_thread_for_each;
mod not_one_message;
mod not_one_task;
mod on_async_std_shorter;
mod on_smol_local_executor;
mod on_std_named;
mod on_tokio_joined;

use side_by_side::{Program, Question, version};
use std::net::Ipv4Addr;

/// How many each client sends.
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub const PROGRAM: Program = Program {
    name: "echo",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A server spawns a task for each connection. On which threads \
              do these tasks run?",
        answers: &[
            "on the main thread",
            "on one worker",
            "on the workers",
            "on one thread each",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_joined).answers(&["on the workers", "on one worker"]),
        version!(on_async_std_shorter)
            .answers(&["on the workers", "on one worker"]),
        version!(on_smol_local_executor).answers(&["on the main thread"]),
        version!(on_std_named).answers(&["on one thread each"]),
        version!(not_a_thread_for_each)
            .imitates("tokio")
            .answers(&["on the workers", "on one worker"]),
        version!(not_one_message)
            .imitates("tokio")
            .answers(&["on the workers", "on one worker"]),
        version!(not_one_task)
            .imitates("tokio")
            .answers(&["on the workers", "on one worker"]),
    ],
    ..Program::DEFAULTS
};
