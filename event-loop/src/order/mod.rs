//! If a task spawns others, a worker of tokio runs the newest one first.
//! Elsewhere tasks run in the order in which they were spawned.
//!
//! Watch for: guest 5, while one thread runs all guests. A tokio worker has a
//! LIFO slot for the task that it spawned last, and runs it before its run
//! queue, while its data is in the cache. The next task that it spawns moves
//! the last one to the end of the queue. Tasks that `main` spawns go to the
//! queue that all workers share, so they start in order. The current-thread
//! runtime has no LIFO slot. With two workers, work stealing makes the order
//! unpredictable.
//!
//! Not promised: any order. If you need one, use a channel, or await a task
//! before you spawn the next.
//!
//! Try: on tokio, `runtime.block_on(watch("cafe", let_in()))`: `main` spawns
//! the guests. Which is first? Then let the card give it two workers, and run
//! it several times. Is it always the same guest?
//!
//! Terms: run queue, LIFO slot, work stealing.

mod judge;
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
        ask: "A task spawns five tasks. Which of them runs first?",
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
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
