//! On tokio, tasks that yield run in the reverse order in the next round; on
//! async-std and smol they keep their order.
//!
//! Watch for: who plays after the first round, and who woke whom. On async-std,
//! smol and asyncio a task that yields wakes itself, so it goes to the end of
//! the queue. On tokio it waits on a stack until no other task can run (or for
//! 61 polls), and the last one on the stack is woken first. A worker of tokio
//! also runs the task that it woke last before those in its queue.
//!
//! Not promised: any of these orders. tokio says that its order may change.
//!
//! Try: on tokio, `yield_now` of `smol::future` instead. Whose habit is it?
//!
//! Terms: yield, run queue, LIFO slot, fairness.

mod judge;
mod not_one_task;
mod not_passed_on;
mod on_async_std;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "take-turns",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Three tasks on one thread each yield once. In which order do \
              they run next?",
        answers: &[
            "in the same order",
            "in reverse order",
            "the first, then the others in reverse",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["the first, then the others in reverse"])
            .workers(1),
        version!(on_tokio_current_thread).answers(&["in reverse order"]),
        version!(on_async_std)
            .answers(&["in the same order"])
            .workers(1),
        version!(on_smol).answers(&["in the same order"]),
        version!(on_asyncio.py).answers(&["in the same order"]),
        version!(not_passed_on).imitates("async-std").workers(1),
        version!(not_one_task).imitates("smol"),
    ],
    surprise: 3,
    lasts: 2.25,
    ..Program::DEFAULTS
};
