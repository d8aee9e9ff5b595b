//! A join handle is a placeholder for a value, and one can see whether the
//! value is there without waiting for it.
//!
//! Watch for: the lane of the placeholder. A handle that can be asked is polled
//! once, when the value is there. async-std's handle can only be polled, and
//! polling has a side effect: it leaves a waker behind. So the end of `square`
//! wakes main early, while it still sleeps until its next look.
//!
//! Not promised: how often main looks in vain. A sleep may last longer. A look
//! without a poll leaves no trace: a flag that the task sets itself gives the
//! same picture as `is_finished`.
//!
//! Try: look every 0.1 s. In which versions is the placeholder polled more
//! often?
//!
//! Terms: join handle, future, poll.

mod judge;
mod not_a_noop_waker;
mod not_a_task;
mod not_a_thread;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How can you check, without waiting, whether a task has \
              finished?",
        answers: &[
            "ask its handle",
            "poll its handle",
            "not at all: only await it",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["ask its handle"]),
        version!(on_async_std).answers(&["poll its handle"]),
        version!(on_smol).answers(&["ask its handle"]),
        version!(on_asyncio.py).answers(&["ask its handle"]),
        version!(not_a_task).imitates("tokio"),
        version!(not_a_thread).imitates("tokio"),
        version!(not_a_noop_waker).imitates("async-std"),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};
