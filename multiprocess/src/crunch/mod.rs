//! Two CPU-bound tasks run in parallel only if their runtime has two workers.
//! By default tokio and async-std have one for each core, and smol has one.
//!
//! Watch for: three pairs of lanes. Joined in one task, two futures never run
//! in parallel, because only one thread at a time polls a task. As two tasks
//! they do on tokio and async-std, which have two workers here. On smol and
//! asyncio one thread runs both tasks. Two processes run in parallel
//! everywhere, if there is a free core for each.
//!
//! Not promised: how many primes each finds, and how long it takes. On a
//! machine with one core nothing runs in parallel.
//!
//! Try: `.workers(2)` for smol's version in `mod.rs`. Do its tasks run in
//! parallel now?
//!
//! Terms: parallelism, worker, process.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "crunch",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Do two CPU-bound tasks run in parallel?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["no"]),
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
    ],
    surprise: 3,
    pace: Pace::InTurn,
    lasts: 1.5,
    deadline: 200.0,
    ..Program::DEFAULTS
};
