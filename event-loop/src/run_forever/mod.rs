//! Without workers, tasks pause between two calls of `block_on`. Workers run
//! them all the time.
//!
//! Watch for: the clock while main pauses. On smol and on tokio's
//! current-thread runtime only the main thread polls the clock, and the pause
//! blocks that thread. The tick that was due in the pause comes right after it.
//! On tokio and async-std a worker polls the clock, so each tick is on time.
//!
//! Not promised: that a paused task is not woken. On smol the reactor's thread
//! can wake it, but no thread polls it.
//!
//! Try: a pause of 10 s. How many ticks are late then, and why not more?
//!
//! Terms: block on, executor, worker, reactor.

mod judge;
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
        ask: "Does a spawned task keep running between two calls of \
              `block_on`?",
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
    ],
    surprise: 2,
    lasts: 8.0,
    ..Program::DEFAULTS
};
