//! Where only `block_on` runs a loop, its tasks stand still when `block_on`
//! returns, and closing the loop drops them. Where workers run the tasks, they
//! finish without it.
//!
//! Watch for: the long lane after 3 s, when its sleep is over. On smol, and on
//! tokio's current-thread runtime, only the main thread polls tasks, and it has
//! stopped: nothing polls the long task, and closing the loop drops it. On smol
//! a thread of the runtime has woken it, but a task that is woken still needs
//! a poll. On tokio and async-std a worker polls it, so it finishes. asyncio's
//! loop forgets it: Python destroys it when it next collects garbage, here at
//! its end.
//!
//! Not promised: how far a task has come when its loop is closed.
//!
//! Try: on smol, spawn both on the global executor, and wait with `block_on`
//! alone: `smol::spawn(…)`. What becomes of the long task now?
//!
//! Terms: block on, executor, task.

mod judge;
mod not_aborted;
mod not_another_thread;
mod not_due;
mod not_polled;
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
        answers: &["it is dropped", "it finishes", "it never finishes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["it finishes"]),
        version!(on_tokio_current_thread).answers(&["it is dropped"]),
        version!(on_async_std).answers(&["it finishes"]),
        version!(on_smol).answers(&["it is dropped"]),
        version!(on_our_loop).answers(&["it is dropped"]),
        version!(on_asyncio.py).answers(&["it is dropped"]),
        version!(not_aborted).imitates("tokio-current-thread"),
        version!(not_polled).imitates("tokio-current-thread"),
        version!(not_due).imitates("tokio-current-thread"),
        version!(not_another_thread).imitates("async-std"),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};
