//! On tokio, a few tasks that yield run again in reverse order (on a worker,
//! the first one still runs first). On async-std and smol they keep their
//! order.
//!
//! Watch for: which lane runs after the first round, and what woke it. On
//! async-std, smol and asyncio a task that yields wakes itself, so it goes to
//! the end of the run queue. tokio defers it: when no other task is ready, and
//! also after 61 polls, the runtime wakes the deferred tasks, the last one
//! first. A worker has a LIFO slot for the task that was woken last, and runs
//! it before its run queue.
//!
//! Not promised: any of these orders. tokio's documentation says that its order
//! can change.
//!
//! Try: on tokio, call `yield_now` of `smol::future`. In which order do they
//! run now, and what wakes them? Does the runtime decide, or `yield_now`?
//!
//! Terms: yield, run queue, LIFO slot, fairness.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "take-turns",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three tasks run on one thread as 1, 2, 3, and each yields \
              once. In which order do they run next?",
        answers: &[
            "in the same order",
            "in reverse order",
            "1 first, then the others in reverse order",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["1 first, then the others in reverse order"])
            .workers(1),
        version!(on_tokio_current_thread).answers(&["in reverse order"]),
        version!(on_async_std)
            .answers(&["in the same order"])
            .workers(1),
        version!(on_smol).answers(&["in the same order"]),
        version!(on_asyncio.py).answers(&["in the same order"]),
    ],
    surprise: 2,
    lasts: 2.25,
    ..Program::DEFAULTS
};
