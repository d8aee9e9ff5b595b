//! In Rust one more waiting task takes hundreds of bytes. One more waiting
//! thread takes kilobytes, because it has two stacks: its own, and one in the
//! kernel.
//!
//! Watch for: the row `one more`, the memory that one more sleeping guest
//! takes, and its part `in the kernel`. All guests sleep at the same time
//! (three more have lanes). A guest that is a thread keeps both stacks. A guest
//! that is a task is a state machine: it stores only the variables that it
//! needs after its await point.
//!
//! Not promised: the bytes, which depend on the system and the versions. The
//! kernel uses slightly more for a thread than is counted here. With fewer than
//! a thousand tasks, partly used memory pages distort the result.
//!
//! Try: `--with tasks=1000000`: does `one more` stay the same? Then put
//! `let book = [1_u8; 4096];` before the sleep and `say!("{}", book[0]);` after
//! it. By how much does `one more` grow, and why?
//!
//! Terms: task, state machine, await point.

mod judge;
mod on_async_std;
mod on_smol;
mod on_threads;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "memory",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How much memory does one more waiting task take (without a \
              runtime: one more waiting thread)?",
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
    ],
    surprise: 1,
    pace: Pace::InTurn,
    lasts: 2.0,
    deadline: 200.0,
    ..Program::DEFAULTS
};
