//! One thread can carry many connections, because most of the time they wait.
//!
//! Watch for: the threads behind the names of the lanes. On plain std each end
//! of a connection holds a thread all the time. On the runtimes a connection
//! is a task, and a few threads poll all of them: a task that waits for its
//! socket needs no thread. On asyncio the loop makes the tasks of connections;
//! the server's lane only waits.
//!
//! Not promised: on which worker a connection runs, and whose message comes
//! back first.
//!
//! Try: `--with clients=400`. On which version does the number of threads grow?
//!
//! Terms: worker, reactor, work stealing.

mod judge;
mod not_a_thread_for_each;
mod not_one_message;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};
use std::net::Ipv4Addr;

/// How many each client sends.
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub const PROGRAM: Program = Program {
    name: "echo",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "On which threads do the tasks of the connections run?",
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
        version!(not_a_thread_for_each).imitates("tokio"),
        version!(not_one_message).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};
