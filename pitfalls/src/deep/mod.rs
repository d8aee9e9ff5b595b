//! A recursion that fits on the main thread's stack can overflow in a task,
//! because a worker's stack is smaller.
//!
//! Watch for: the thread that each lane ran on. `part of main` is polled by the
//! main thread, whose stack has 8 MiB on Linux. `task` is polled by a worker,
//! whose stack has 2 MiB; 2500 calls of 1 KiB each do not fit. An overflow is
//! not a panic: nothing is dropped, and the whole process aborts.
//!
//! Not promised: the sizes. `ulimit -s`, `RUST_MIN_STACK` and tokio's
//! `thread_stack_size` change them; on Windows, main has 1 MiB.
//!
//! Try: on tokio, make `depth_of` an `async fn` that awaits
//! `Box::pin(depth_of(…))`. Now the futures are on the heap. Does the task
//! still overflow?
//!
//! Terms: poll, worker, task.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "deep",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A deep recursion works in main's future. Does it work in a task?",
        answers: &["yes", "no, the stack overflows"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, the stack overflows"])
            .ends(Outcome::Killed),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_tokio_current_thread).answers(&["yes"]),
        version!(on_async_std)
            .answers(&["no, the stack overflows"])
            .ends(Outcome::Killed),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol)
            .answers(&["no, the stack overflows"])
            .ends(Outcome::Killed),
        version!(cured_on_smol).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 0.1,
    ..Program::DEFAULTS
};
