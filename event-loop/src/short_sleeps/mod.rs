//! A thread that parks for a timer of tokio parks for at least 1 ms, even for a
//! sleep of 0 ms. On async-std and smol a sleep is as short as the system's
//! timers allow.
//!
//! Watch for: the time for 200 naps. tokio's timer wheel has a slot for each
//! millisecond, and a sleep ends at the next tick. No other task runs here, so
//! the thread that drives the timers parks until the tick, and epoll rounds its
//! wait up once more. If other tasks run, no thread parks for the timer, and a
//! sleep can be shorter. On async-std and smol a sleep of 0 ms is ready at its
//! first poll, so it does not yield. On our loop and on asyncio it yields once.
//! asyncio's other sleeps wait in epoll, which counts milliseconds.
//!
//! Not promised: an upper bound. The answer is about the shortest naps. On
//! Windows async-io, too, rounds up to milliseconds.
//!
//! Try: `--with naps=1000`. Does the shortest nap become shorter?
//!
//! Terms: timer wheel, reactor, park, yield.

mod judge;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "short-sleeps",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "No other task runs. How long do a sleep of 0.1 ms and a sleep \
              of 0 ms take at least?",
        answers: &[
            "0.1 ms and no time",
            "0.1 ms and one yield",
            "1 ms and no time",
            "1 ms and one yield",
            "1 ms and 1 ms",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["0.1 ms and no time"]),
        version!(on_tokio).answers(&["1 ms and 1 ms"]),
        version!(on_tokio_current_thread).answers(&["1 ms and 1 ms"]),
        version!(on_async_std).answers(ASYNC_IO),
        version!(on_smol).answers(ASYNC_IO),
        version!(on_our_loop).answers(OUR_LOOP),
        version!(on_asyncio.py).answers(ASYNCIO),
    ],
    surprise: 2,
    lasts: 0.3,
    ..Program::DEFAULTS
};

/// Windows counts in whole milliseconds.
const ASYNC_IO: &[&str] = if cfg!(windows) {
    &["1 ms and no time"]
} else {
    &["0.1 ms and no time"]
};
const OUR_LOOP: &[&str] = if cfg!(windows) {
    &["1 ms and one yield"]
} else {
    &["0.1 ms and one yield"]
};
/// kqueue, on macOS, counts in nanoseconds.
const ASYNCIO: &[&str] = if cfg!(target_vendor = "apple") {
    &["0.1 ms and one yield"]
} else {
    &["1 ms and one yield"]
};
