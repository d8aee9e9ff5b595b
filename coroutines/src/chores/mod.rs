//! A machine that runs needs nobody, so one parent balances the checklist while
//! the dryer turns; work with the hands holds the parent.
//!
//! Watch for: two ways to spend time. A machine's lane waits, and meanwhile the
//! same thread does the other chores. When it moves the laundry, the laundry's
//! lane runs, and the other chores wait until that is over. On plain std the
//! parent stands before each machine.
//!
//! Not promised: which of two chores that are due at the same moment is first.
//!
//! Try: let moving the laundry take 2 s. Which lanes are late then?
//!
//! Terms: blocking call, await point, concurrency.

mod judge;
mod not_a_helper;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "chores",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A machine runs, and the thread only waits for it. Does other \
              work wait, too?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["no"]).workers(1),
        version!(on_async_std).answers(&["no"]).workers(1),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
        version!(not_a_helper).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 9.4,
    ..Program::DEFAULTS
};
