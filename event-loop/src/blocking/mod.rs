//! A task that holds its thread can stop tasks on other threads, too: on tokio
//! main's own timer is late, while async-std's and smol's main runs on.
//!
//! Watch for: main, which stirs every half second, while four cooks hold
//! threads. On tokio main has its thread to itself, but only workers drive
//! timers, and the cooks hold both workers for 2 s: nothing wakes main. On
//! async-std and smol main, or a separate thread, drives the timers. On a
//! loop with one thread, main waits for all four cooks. With the blocking pool
//! it is never held up.
//!
//! Not promised: which thread drives the timers. tokio's answer depends on the
//! number of workers, which is two here: with one it is 4 s, with four 1 s, and
//! with five main stirs on. On smol the cooks share one thread, so they take
//! 4 s; on async-std and tokio they take 2 s.
//!
//! Try: on tokio, `Builder::new_multi_thread().worker_threads(3)`. When does
//! main stir now?
//!
//! Terms: blocking call, blocking pool, worker.

mod judge;
mod not_a_long_sleep;
mod not_a_mute_cook;
mod not_cooks_who_wait;
mod not_on_workers;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "blocking",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Four tasks block their threads for 1 s each. For how long is a \
              timer of `main` delayed?",
        answers: &["1 s", "2 s", "4 s", "it is not delayed"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["2 s"]),
        version!(on_tokio_current_thread).answers(&["4 s"]),
        version!(on_async_std).answers(&["it is not delayed"]),
        version!(on_smol).answers(&["it is not delayed"]),
        version!(on_our_loop).answers(&["4 s"]),
        version!(on_asyncio.py).answers(&["4 s"]),
        version!(not_a_long_sleep).imitates("tokio"),
        version!(not_a_mute_cook).imitates("tokio"),
        version!(not_cooks_who_wait).imitates("smol"),
        version!(not_on_workers).imitates("async-std"),
    ],
    surprise: 3,
    lasts: 9.0,
    ..Program::DEFAULTS
};
