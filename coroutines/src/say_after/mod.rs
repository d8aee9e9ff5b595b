//! Two coroutines that are awaited in a row take the sum of their waits; as two
//! tasks they take as long as the longer one.
//!
//! Watch for: when `world` begins. Awaited, it is not even called before
//! `hello` is over, although the thread is idle. As a task it runs from its
//! spawn on, and so it has waited for 1 s when it is awaited.
//!
//! Not promised: which of two tasks is polled first.
//!
//! Try: in `as_tasks`, spawn `world` after `hello.await`. How long now?
//!
//! Terms: task, spawn, concurrency.

mod judge;
mod not_joined;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "say-after",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long do waits of 1 s and 2 s take: awaited one after the \
              other, and as two tasks?",
        answers: &["2 s, 2 s", "3 s, 2 s", "3 s, 3 s"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["3 s, 3 s"]),
        version!(on_tokio).answers(&["3 s, 2 s"]),
        version!(on_async_std).answers(&["3 s, 2 s"]),
        version!(on_smol).answers(&["3 s, 2 s"]),
        version!(on_asyncio.py).answers(&["3 s, 2 s"]),
        version!(not_joined).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("smol"),
    ],
    lasts: 6.0,
    ..Program::DEFAULTS
};
