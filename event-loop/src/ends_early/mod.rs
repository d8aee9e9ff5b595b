//! When `main` returns, tokio drops the tasks that wait and waits for running
//! blocking calls. On async-std and smol the process exits immediately.
//!
//! Watch for: the task and the blocking call that are left when `main` returns.
//! A tokio runtime is a value. Dropping it drops its tasks and waits for the
//! calls that run on its blocking pool, because no thread can be stopped from
//! outside. A call that never returns keeps the process alive; a pending read
//! of tokio's `stdin` is one. The runtimes of async-std and smol are global and
//! never dropped, so their lanes stay open. asyncio's `run` cancels its tasks
//! and then waits for the call.
//!
//! Not promised: that a blocking call starts. One that is still queued when the
//! runtime is dropped runs if a busy thread of the pool comes to it, or never.
//!
//! Try: on tokio, end `main` with `runtime.shutdown_background()`. When does
//! the process exit now? Does the call finish?
//!
//! Terms: blocking pool, blocking call, graceful shutdown.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ends-early",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`main` returns while a blocking call runs on another thread. \
              When does the process exit?",
        answers: &["when the call returns", "immediately"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["when the call returns"]),
        version!(on_async_std).answers(&["immediately"]),
        version!(on_smol).answers(&["immediately"]),
        version!(on_asyncio.py).answers(&["when the call returns"]),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
