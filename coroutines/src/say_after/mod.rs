//! Two futures that are awaited one after the other take the sum of their
//! waits. Spawned as two tasks, they take as long as the longer one.
//!
//! Watch for: the start of `world`. A future that is only awaited is not polled
//! before its `.await`, so `world` starts when `hello` has finished. A task is
//! a future that an executor owns: the executor polls it without being asked.
//! When main awaits `world task`, 1 s of its 2 s has passed.
//!
//! Not promised: which task is polled first, and when. A worker can start a
//! task before `spawn` has returned. If one thread runs all tasks, as on
//! asyncio, a new task starts only when its creator waits.
//!
//! Try: in `as_tasks`, spawn `world` after `hello.await`. Do the two tasks
//! still overlap, and how long do they take?
//!
//! Terms: task, spawn, executor, concurrency.

mod judge;
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
    ],
    lasts: 6.0,
    ..Program::DEFAULTS
};
