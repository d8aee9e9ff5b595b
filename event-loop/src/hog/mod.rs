//! One task that blocks a worker can stop every timer on tokio, even if another
//! worker is idle.
//!
//! Watch for: the clocks while the hog blocks its thread. tokio's workers share
//! one driver. One parked worker at a time drives it, and the hog's own timer
//! woke that worker: it ran the hog and did not hand over the driver. Until the
//! hog is done no timer fires and no socket wakes a task, with 16 workers, too
//! (tokio#4730, since 1.16; unstable remedy: `enable_eager_driver_handoff`).
//! async-std and smol use async-io, which has its own thread. On smol the
//! clocks are woken, but the only worker is blocked; with two they tick.
//!
//! Not promised: that the timers stop. If another worker happens to run then,
//! it takes the driver when it parks.
//!
//! Try: on tokio, let the hog's timer be 2 s, as the clocks' are, before it
//! blocks. Which clocks tick now?
//!
//! Terms: starvation, driver, worker, park.

mod judge;
mod on_async_std;
mod on_smol;
mod on_smol_two_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "hog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One task blocks its thread. Do the other tasks still run \
              when their timers are due?",
        answers: &[
            "yes",
            "no, no thread checks the timers",
            "no, no thread is free to run them",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no, no thread checks the timers"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, no thread is free to run them"]),
        version!(on_smol_two_threads).answers(&["yes"]).workers(2),
        version!(on_asyncio.py).answers(&["no, no thread checks the timers"]),
    ],
    surprise: 3,
    lasts: 10.0,
    ..Program::DEFAULTS
};
