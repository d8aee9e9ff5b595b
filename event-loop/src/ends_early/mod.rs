//! When `main` returns, tokio drops the tasks that wait, but waits for a call
//! on its blocking pool; on async-std and smol the process ends at once, and
//! the call is never done.
//!
//! Watch for: the two lanes that are left when main ends. On tokio the runtime
//! is a value, and dropping it drops its tasks and waits for calls that have
//! begun, because a thread cannot be stopped from outside. It waits for ever if
//! such a call never returns, such as one that reads standard input.
//! async-std and smol have global runtimes that are never dropped: their lanes
//! stay open. asyncio's `run` cancels the tasks that are left, and then waits
//! for calls, too.
//!
//! Not promised: that a call is in time. One that has not begun when the
//! runtime is dropped never begins.
//!
//! Try: on tokio, end `main` with `runtime.shutdown_background()`. When is the
//! process gone?
//!
//! Terms: blocking pool, blocking call, graceful shutdown.

mod judge;
mod not_a_worker;
mod not_awaited;
mod not_joined;
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
        version!(not_joined).imitates("tokio"),
        version!(not_awaited).imitates("tokio"),
        version!(not_a_worker)
            .imitates("tokio")
            .differs_in_threads(),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
