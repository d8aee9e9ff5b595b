//! A task that waits takes no thread, so one thread can run other tasks
//! meanwhile. A task that works without reaching an `.await` blocks all of
//! them.
//!
//! Watch for: waiting and working. While the lane of a machine waits, the same
//! thread runs the other chores. While the laundry is moved, its lane runs and
//! blocks the thread: a chore that is due must wait until that poll has
//! returned. On plain std each wait is a blocking call, so nothing overlaps.
//!
//! Not promised: which of two tasks is polled first if both are due at the same
//! moment.
//!
//! Try: make moving the laundry take 2 s. Which lanes run late now, and does
//! the answer change?
//!
//! Terms: blocking call, await point, worker, concurrency.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "chores",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task waits for a machine. Must the other tasks of its \
              thread wait, too?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["no"]).workers(1),
        version!(on_async_std).answers(&["no"]).workers(1),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
    ],
    lasts: 9.4,
    ..Program::DEFAULTS
};
