//! The sleeps of async-std and smol work on every runtime. tokio's works only
//! in the context of a tokio runtime.
//!
//! Watch for: what wakes the lanes. async-std and smol take their timers from
//! the crate async-io. Its reactor has its own thread, and wakes the task on
//! any executor. tokio's timers belong to the driver of a tokio runtime.
//! `sleep` looks for that runtime when it is called, and panics if there is
//! none. There are two remedies: enter a runtime, as in `Try:`, or use a
//! library that does (the crate async-compat, async-std's feature `tokio1`).
//!
//! Not promised: which thread drives async-io. `block_on` of smol and async-std
//! drives it, too, while it waits.
//!
//! Try: on smol, start `main` with `let runtime = Runtime::new()` of tokio (and
//! an `expect`) and `let _context = runtime.enter();`. Which thread wakes the
//! last lane now?
//!
//! Terms: reactor, driver, executor.

mod judge;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "foreign",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Which of the three runtimes' `sleep` functions work on this \
              runtime?",
        answers: &[
            "all three",
            "all three, inside a runtime of tokio",
            "all except tokio's",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["all three"]),
        version!(on_tokio_current_thread).answers(&["all three"]),
        version!(on_async_std)
            .answers(&["all except tokio's"])
            .ends(Outcome::Panicked),
        version!(on_smol)
            .answers(&["all except tokio's"])
            .ends(Outcome::Panicked),
        version!(on_our_loop)
            .answers(&["all except tokio's"])
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
