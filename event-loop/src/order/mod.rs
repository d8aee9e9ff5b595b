//! If a task spawns others, a worker of tokio runs the newest one before all
//! others; elsewhere tasks run in the order in which they were spawned.
//!
//! Watch for: the last guest, while one thread serves all of them. A worker of
//! tokio keeps the newest task of its own tasks in a slot and runs it before
//! its queue, because what it needs is still in the processor's cache. A newer
//! one moves it from the slot to the end of the queue. What main spawns goes to
//! a queue that all workers share, and tokio without workers has no such slot.
//!
//! Not promised: any of these orders. Who needs an order must make it, with a
//! channel or by awaiting one task before spawning the next.
//!
//! Try: on tokio, `block_on(watch("cafe", let_in()))`, so that main spawns the
//! guests. Then let the card give it two workers: which guest is first is pure
//! chance now, so run it several times.
//!
//! Terms: run queue, LIFO slot, work stealing.

mod judge;
mod not_as_tasks;
mod not_by_habit;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "order",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Five tasks are spawned. Which of them runs first?",
        answers: &["the first", "the last", "several in parallel"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["the last"]).workers(1),
        version!(on_tokio_current_thread).answers(&["the first"]),
        version!(on_async_std).answers(&["the first"]).workers(1),
        version!(on_smol).answers(&["the first"]),
        version!(on_our_loop).answers(&["the first"]),
        version!(on_asyncio.py).answers(&["the first"]),
        version!(not_by_habit).imitates("tokio"),
        version!(not_as_tasks).imitates("smol"),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
