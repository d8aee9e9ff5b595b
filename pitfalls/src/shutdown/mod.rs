//! No runtime waits for a task when `main` returns. tokio and asyncio cancel
//! it; async-std and smol exit without dropping it. A graceful shutdown tells
//! each task to stop and awaits its handle.
//!
//! Watch for: `cook` after "stop". It has cooked one order of four. tokio drops
//! the task, and with it the `stove` that it owns. On async-std and smol the
//! stove is never dropped. In the cure, main drops the last sender. The cook
//! still receives what is in the channel, and then the channel's end. Then main
//! returns.
//!
//! Not promised: how long the cook needs. Await the handle with a timeout, or
//! race it with a second Ctrl-C: after one `ctrl_c()`, tokio catches every
//! later Ctrl-C (on Unix), and the process ignores it.
//!
//! Try: remove `drop(orders)` from the cure on tokio. When does main return?
//!
//! Terms: graceful shutdown, join handle, cancel, detach.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "shutdown",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`main` must stop while a task has work left. Does the task \
              finish its work?",
        answers: &[
            "yes",
            "no, the task is dropped",
            "no, the process exits",
            "yes, but then it waits forever",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no, the task is dropped"]),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["no, the process exits"]),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, the process exits"]),
        version!(cured_on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["no, the task is dropped"]),
        version!(cured_on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 2.4,
    ..Program::DEFAULTS
};
