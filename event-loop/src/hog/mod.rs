//! One task that holds a worker can stop all timers of tokio, although another
//! worker is idle.
//!
//! Watch for: the clocks while the hog holds its thread. On tokio they are not
//! even woken. One idle worker at a time drives the timers, and the others
//! sleep. When the hog's own timer was due, the worker that drove the timers
//! ran the hog, and did not wake another worker to take its place. async-std
//! and smol have a thread beside their workers that can drive the timers. On
//! smol with one worker the clocks are woken, but that worker is held; with two
//! workers they tick.
//!
//! Not promised: that tokio's timers stop. If another worker has just been
//! woken for some other task, it drives them when that is done.
//!
//! Try: on tokio, let the hog wait for 2 s, as the clocks do, and then hold.
//! Which clocks tick now?
//!
//! Terms: starvation, reactor, driver, worker.

mod judge;
mod not_due;
mod not_held;
mod not_one_worker;
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
            "no, nothing drives the timers",
            "no, no thread is free",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no, nothing drives the timers"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, no thread is free"]),
        version!(on_smol_two_threads).answers(&["yes"]).workers(2),
        version!(on_asyncio.py).answers(&["no, nothing drives the timers"]),
        version!(not_one_worker)
            .imitates("tokio")
            .differs_in_threads(),
        version!(not_due).imitates("tokio"),
        version!(not_held).imitates("smol"),
    ],
    surprise: 3,
    lasts: 10.0,
    ..Program::DEFAULTS
};
