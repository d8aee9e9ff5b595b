//! The system makes each switch between two threads. It has no part in a switch
//! between two tasks of one thread, which costs many times less.
//!
//! Watch for: the row `one switch`. First they play slowly: a thread is held
//! even while the other player has the ball, but a task waits. Then they play
//! fast. The system stops a thread at each stroke. For tasks it does nothing:
//! the runtime leaves one poll and begins the next one.
//!
//! Not promised: the nanoseconds. On an idle machine, threads on one core are
//! quicker than on two, because a core that sleeps takes long to wake.
//!
//! Try: a release build (`cargo run --release -p sync-basics -- switching`).
//! Which versions become faster, and why do the others not?
//!
//! Terms: context switch, preemption, task.

mod judge;
mod not_one_task;
mod not_waiting;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_threads_pinned;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "switching",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two threads or tasks take turns. What makes each context \
              switch?",
        answers: &["the operating system", "the runtime"],
        judge: judge::judge,
    },
    versions: &[
        // The threads of a match may still end when the next match begins.
        version!(on_threads).answers(&["the operating system"]),
        version!(on_threads_pinned).answers(&["the operating system"]),
        version!(on_tokio).answers(&["the runtime"]).workers(1),
        version!(on_async_std).answers(&["the runtime"]).workers(1),
        version!(on_smol).answers(&["the runtime"]),
        version!(on_asyncio.py).answers(&["the runtime"]),
        version!(not_one_task).imitates("tokio"),
        version!(not_waiting).imitates("tokio"),
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 4.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};
