//! A thread that parks for a timer of tokio parks for a millisecond, even if
//! the sleep is of no time at all; the sleeps of async-std and smol are as
//! short as one asks for, where the system's timers are.
//!
//! Watch for: how long each version takes for the same two hundred naps. tokio
//! keeps its timers in a wheel with a slot for each millisecond, and a sleep is
//! over at the next tick. Nothing else is to be done here, so the thread that
//! drives the timers (main, or an idle worker) parks until then, and the system
//! rounds its wait up once more. Beside other tasks the next tick may be near.
//! async-std and smol keep them in a tree by the nanosecond. There a sleep of
//! no time is over when it is polled first, so it gives way to no other task.
//! On our loop and on asyncio it gives way once. asyncio leaves all other
//! sleeps to a system call, and Linux's epoll counts in milliseconds.
//!
//! Not promised: how much longer than asked a sleep takes. On a busy machine
//! all of them take longer, so the card looks at the shortest. Windows counts
//! in milliseconds, and async-io rounds up to them there: "1 ms and no time".
//!
//! Try: `--with naps=1000`. Does the shortest one become shorter?
//!
//! Terms: timer wheel, reactor, yield.

mod judge;
mod not_a_busy_wait;
mod not_a_held_thread;
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
        ask: "How long do a sleep of 0.1 ms and a sleep of 0 ms take at \
              least?",
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
        version!(on_async_std).answers(&["0.1 ms and no time"]),
        version!(on_smol).answers(&["0.1 ms and no time"]),
        // The second one on Windows, which counts in whole milliseconds.
        version!(on_our_loop)
            .answers(&["0.1 ms and one yield", "1 ms and one yield"]),
        // The second one on macOS, because kqueue counts in nanoseconds.
        version!(on_asyncio.py)
            .answers(&["1 ms and one yield", "0.1 ms and one yield"]),
        version!(not_a_held_thread).imitates("tokio"),
        version!(not_a_busy_wait).imitates("smol"),
    ],
    surprise: 3,
    lasts: 0.3,
    ..Program::DEFAULTS
};
