//! Without workers, tasks run only inside `block_on`, and closing the loop
//! drops those that are left. Workers run tasks in any case.
//!
//! Watch for: the long task at 3 s, when its timer is due. On tokio and
//! async-std a worker polls it, so it finishes. On tokio's current-thread
//! runtime and on smol's `Executor`, only the main thread polls tasks, and it
//! has left `block_on`. On smol the reactor's thread still wakes the task, but
//! a woken task runs only if a thread polls it. asyncio's loop only forgets the
//! task; Python destroys it when it next collects garbage.
//!
//! Not promised: how far a task has run when its loop is closed.
//!
//! Try: on smol, spawn both tasks with `smol::spawn(…)` and call `block_on`
//! without `run`. Does the long task finish now? Which thread polls it?
//!
//! Terms: event loop, block on, executor, worker, reactor, wake.

mod judge;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "run-until-complete",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`block_on` returns before a spawned task has finished. What \
              happens to that task?",
        answers: &[
            "it is dropped with the loop",
            "it keeps running and finishes",
            "it never finishes",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["it keeps running and finishes"]),
        version!(on_tokio_current_thread)
            .answers(&["it is dropped with the loop"]),
        version!(on_async_std).answers(&["it keeps running and finishes"]),
        version!(on_smol).answers(&["it is dropped with the loop"]),
        version!(on_our_loop).answers(&["it is dropped with the loop"]),
        version!(on_asyncio.py).answers(&["it is dropped with the loop"]),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};
