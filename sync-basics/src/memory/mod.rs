//! One more waiting task costs hundreds of bytes. One more waiting thread costs
//! kilobytes, because it has two stacks: its own, and one in the kernel.
//!
//! Watch for: the row `one more`, which is what one guest takes of the
//! machine's memory, and its part `in the kernel`. All guests sleep at the same
//! time; three more have a lane. A sleeping guest holds a thread. As a task, it
//! is a future that nobody polls, and has only what it needs after the wait.
//!
//! Not promised: the bytes, which depend on the system and on the versions. The
//! kernel has a little more for each thread than what is counted here. With
//! fewer than a thousand tasks, each page that is only begun counts for much.
//!
//! Try: `--with tasks=1000000`. Does one more still cost the same? And what
//! does it cost with `let book = [1_u8; 4096];` before the sleep, and
//! `say!("{}", book[0]);` after it?
//!
//! Terms: task, state machine, park.

mod judge;
mod not_polled;
mod not_tasks;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How much memory does one more waiting task (or thread) take?",
        answers: &[
            "hundreds of bytes",
            "kilobytes",
            "kilobytes of stack",
            "megabytes of stack",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_threads).answers(&["kilobytes of stack"]),
        version!(on_tokio)
            .answers(&["hundreds of bytes"])
            .workers(1),
        version!(on_async_std)
            .answers(&["hundreds of bytes"])
            .workers(1),
        version!(on_smol).answers(&["hundreds of bytes"]),
        version!(on_asyncio.py).answers(&["kilobytes"]),
        version!(not_tasks).imitates("tokio"),
        version!(not_polled).imitates("tokio"),
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 2.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};
