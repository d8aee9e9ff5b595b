//! The sleeps of async-std and smol work on every runtime, because they bring a
//! thread along that drives them; tokio's sleep works only where a runtime of
//! tokio has been entered.
//!
//! Watch for: what wakes the lanes. The sleeps of async-std and smol are those
//! of one crate, async-io, and its thread wakes the task on whichever runtime
//! it is polled. tokio's timers belong to a runtime of tokio, which must be
//! there when the sleep is made. Elsewhere there is none, and the sleep panics
//! and says so. There are two remedies: enter a runtime, as in `Try:`, or use a
//! crate that does so (async-compat; async-std's feature `tokio1`).
//!
//! Not promised: that main does not drive async-io's timers itself. smol's and
//! async-std's `block_on` do so while they have nothing else to do.
//!
//! Try: on smol, let `main` begin with `let runtime = Runtime::new()` of tokio
//! (and an `expect`), and hold `let _context = runtime.enter();`. Which thread
//! wakes the last lane now?
//!
//! Terms: reactor, driver, executor.

mod judge;
mod not_at_home;
mod not_for_want_of_tokio;
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
        version!(not_at_home).imitates("tokio"),
        version!(not_for_want_of_tokio)
            .imitates("smol")
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    ..Program::DEFAULTS
};
