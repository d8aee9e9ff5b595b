//! Threads and tasks share the memory of their process; a child process has a
//! memory of its own.
//!
//! Watch for: the number that each of them says after it has added one. The
//! thread and the task find the same counter. The child is started last, with
//! the same program and the same `static`, but it begins with a counter of its
//! own, at zero, and its parent never sees that one.
//!
//! Not promised: the numbers of the processes.
//!
//! Try: let the thread call `add_one` twice. The task and the parent count one
//! more then, and the child does not.
//!
//! Terms: process, task.

mod judge;
mod not_a_process;
mod not_added;
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
        version!(not_a_process).imitates("smol"),
        version!(not_added).imitates("smol"),
    ],
    lasts: 0.05,
    ..Program::DEFAULTS
};
