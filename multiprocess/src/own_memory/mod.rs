//! Threads and tasks share the memory of their process. A child process has its
//! own memory.
//!
//! Watch for: the number that each lane says after it has added one. The thread
//! and the task add to the same `static`. The child process runs the same
//! program, but its `static` is another one, which starts at zero, and the
//! parent cannot see it. Separate memory may be what you want: a child that
//! crashes leaves its parent unharmed.
//!
//! Not promised: the process ids.
//!
//! Try: let the thread call `add_one` twice. Which of the numbers change?
//!
//! Terms: process, task.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "own-memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A thread, a task and a child process each add one to a \
              `static`. What does the parent read?",
        answers: &["2", "3"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["2"]),
        version!(on_tokio).answers(&["2"]),
        version!(on_async_std).answers(&["2"]),
        version!(on_smol).answers(&["2"]),
        version!(on_asyncio.py).answers(&["2"]),
    ],
    lasts: 0.05,
    ..Program::DEFAULTS
};
