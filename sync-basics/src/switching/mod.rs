//! The operating system switches threads. The runtime switches the tasks of one
//! thread: it returns from one poll and calls the next.
//!
//! Watch for: the lanes, then the row `one switch`. A thread without the ball
//! is blocked. A task without the ball waits, and the thread is free for the
//! other task. The runtime switches only at an await point that is not ready,
//! and only if another task is ready. The operating system can also interrupt a
//! thread at any instruction (preemption).
//!
//! Not promised: the nanoseconds. On an idle machine, threads on one core can
//! be faster than threads on two, because it takes time to wake an idle core.
//!
//! Try: a release build (`cargo run --release -p sync-basics -- switching`). On
//! which versions is `one switch` many times shorter, and why not on threads?
//!
//! Terms: context switch, preemption, task.

mod judge;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_threads_pinned;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "switching",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two tasks take turns on one thread (without a runtime: two \
              threads). What switches between them?",
        answers: &["the operating system", "the runtime"],
        judge: judge::judge,
    },
    versions: &[
        // Threads of one match may still be exiting when the next one starts.
        version!(on_threads).answers(&["the operating system"]),
        version!(on_threads_pinned).answers(&["the operating system"]),
        version!(on_tokio).answers(&["the runtime"]).workers(1),
        version!(on_async_std).answers(&["the runtime"]).workers(1),
        version!(on_smol).answers(&["the runtime"]),
        version!(on_asyncio.py).answers(&["the runtime"]),
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 4.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};
