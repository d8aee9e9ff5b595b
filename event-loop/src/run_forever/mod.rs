//! A loop that only `block_on` runs keeps its tasks when it is stopped: they
//! stand still, and continue when it runs again. Where workers run the tasks,
//! they run all the time.
//!
//! Watch for: the clock while main makes a pause. On smol and on tokio without
//! workers, only main polls the clock, and during the pause it polls nothing.
//! The tick that was due meanwhile comes late, right after the pause. On tokio
//! with workers and on async-std a worker polls the clock, so it ticks on.
//!
//! Not promised: that a task which stands still is not woken. On smol a thread
//! of the runtime may wake it; it is not polled, though.
//!
//! Try: a pause of 10 s. How many ticks are late then?
//!
//! Terms: block on, executor, worker.

mod judge;
mod not_held_up;
mod not_the_same_clock;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "run-forever",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A spawned task has a timer. Does it keep running between two \
              calls of `block_on`?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]),
        version!(on_tokio_current_thread).answers(&["no"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no"]),
        version!(on_our_loop).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
        version!(not_the_same_clock).imitates("tokio-current-thread"),
        version!(not_held_up).imitates("tokio-current-thread"),
    ],
    surprise: 2,
    lasts: 8.0,
    ..Program::DEFAULTS
};
