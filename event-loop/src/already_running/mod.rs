//! If a task waits for another task with `block_on`, tokio panics, async-std
//! needs a second worker, and smol, with one worker, deadlocks.
//!
//! Watch for: which thread can poll the egg while `block_on` blocks the cook's
//! thread. async-std has a second worker. smol has one, which the cook blocks:
//! a deadlock that no error reports. tokio and our loop see that the thread
//! already runs tasks, and panic; asyncio raises an exception. A timer instead
//! of a task would work on async-std and smol: the reactor wakes it.
//!
//! Not promised: that async-std works. With one worker, its default on one
//! core, it deadlocks, too, and so it does with as many such tasks as workers.
//!
//! Try: on tokio, use `smol::future::block_on`, which does not refuse. Why is
//! the egg never polled, although a worker is idle? (`order` shows why.) Then
//! wrap `here.block_on(…)` in `tokio::task::block_in_place(|| …)`. Does it
//! work?
//!
//! Terms: block on, deadlock, worker.

mod judge;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "already-running",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task calls `block_on` to wait for another task. What \
              happens?",
        answers: &[
            "it works",
            "it panics",
            "it raises an error",
            "it deadlocks",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(on_async_std).answers(&["it works"]),
        version!(on_smol)
            .answers(&["it deadlocks"])
            .ends(Outcome::Hung),
        version!(on_our_loop)
            .answers(&["it panics"])
            .ends(Outcome::Panicked),
        version!(on_asyncio.py)
            .answers(&["it raises an error"])
            .ends(Outcome::Panicked),
    ],
    surprise: 3,
    lasts: 3.0,
    deadline: 3.0,
    ..Program::DEFAULTS
};
