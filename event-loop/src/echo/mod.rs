//! One thread can serve many connections, because a task that waits for a
//! socket blocks no thread.
//!
//! Watch for: the threads, which are the small numbers after the lanes' names.
//! With plain std each end of a connection blocks its own thread. On the
//! runtimes each connection is a task. The reactor wakes the task when its
//! socket is ready, and a worker or the main thread polls it. In asyncio the
//! server spawns these tasks; its own lane only waits.
//!
//! Not promised: which worker polls a connection, because workers steal tasks
//! from one another, and whose message returns first.
//!
//! Try: `--with clients=400`. On which version does the number of threads grow?
//!
//! Terms: reactor, worker, work stealing.

mod judge;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "echo",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A server spawns a task for each connection. On which threads \
              do these tasks run?",
        answers: &[
            "on the main thread",
            "on one worker",
            "on the workers",
            "on one thread each",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["on one thread each"]),
        // One of two workers may poll all connections, by chance.
        version!(on_tokio).answers(&["on the workers", "on one worker"]),
        version!(on_tokio_current_thread).answers(&["on the main thread"]),
        version!(on_async_std).answers(&["on the workers", "on one worker"]),
        version!(on_smol).answers(&["on one worker"]),
        version!(on_our_loop).answers(&["on the main thread"]),
        version!(on_asyncio.py).answers(&["on the main thread"]),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};
