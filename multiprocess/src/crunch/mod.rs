//! Two tasks compute at the same time only if their runtime has two threads for
//! tasks: tokio and async-std have one for each core, smol has one in all.
//!
//! Watch for: main, and three pairs of lanes. Joined in one task, the halves
//! never run at the same time: one thread polls a task at a time. As two tasks
//! they do on tokio and async-std, which have two workers here. On smol one
//! thread runs both tasks. As two processes they do everywhere: the system
//! gives each of them a core, if one is free, or lets them take turns.
//!
//! Not promised: how many primes each finds, and how long it takes. Two halves
//! that share a core take longer.
//!
//! Try: `.workers(2)` for smol's version in `mod.rs`. Its tasks compute at the
//! same time then.
//!
//! Terms: parallelism, worker, process.

mod judge;
mod not_computing;
mod not_tasks;
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
        version!(not_tasks).imitates("tokio"),
        version!(not_computing).imitates("tokio"),
    ],
    surprise: 3,
    pace: Pace::InTurn,
    lasts: 1.5,
    deadline: 200.0,
    ..Program::DEFAULTS
};
