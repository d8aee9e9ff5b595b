//! A task that blocks a worker can delay tasks on other threads: on tokio, no
//! timer of `main` fires while all workers are blocked.
//!
//! Watch for: the lane `stir`, which is `main`. Its timer fires every half
//! second, while four cooks block threads. On tokio `main` has its own thread,
//! but only the workers drive timers, and the cooks block both workers for 2 s.
//! On async-std and smol `main` drives the timers while it waits. On a loop
//! with one thread `main` runs after all four cooks. With the blocking pool
//! `main` is not delayed.
//!
//! Not promised: the 2 s on tokio, which has two workers here. With one it is 4
//! s, with three or four 1 s, and with five `main` is not delayed.
//!
//! Try: on tokio, `Builder::new_multi_thread().worker_threads(3)`. For how long
//! is `main` delayed now?
//!
//! Terms: blocking call, blocking pool, worker, driver.

mod judge;
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
        answers: &[
            "1 s with 3 workers",
            "2 s with 2 workers",
            "4 s with 1 thread",
            "it is not delayed",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["2 s with 2 workers"]),
        version!(on_tokio_current_thread).answers(&["4 s with 1 thread"]),
        version!(on_async_std).answers(&["it is not delayed"]),
        version!(on_smol).answers(&["it is not delayed"]),
        version!(on_our_loop).answers(&["4 s with 1 thread"]),
        version!(on_asyncio.py).answers(&["4 s with 1 thread"]),
    ],
    surprise: 3,
    lasts: 9.0,
    ..Program::DEFAULTS
};
