//! Ten CPU-bound processes all make progress, even on fewer cores, because the
//! operating system preempts each of them after a short time.
//!
//! Watch for: the rounds, and the row `share`. One copy computes alone for a
//! second; then ten copies compute at the same time for a second. The row says
//! how many rounds one of the ten did, compared with the one that was alone:
//! about 20 % on two idle cores, and more on more cores. The runtimes have no
//! part in this: the parent's thread only waits. A runtime cannot preempt a
//! task.
//!
//! Not promised: that the shares are equal. Other processes use the cores, too.
//!
//! Try: `--with copies=3`. What is the share of each copy now?
//!
//! Terms: process, preemption, parallelism.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Pace, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "copies",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Ten processes compute on fewer cores. Do all of them make \
              progress?",
        answers: &["yes", "no, one after the other"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    pace: Pace::InTurn,
    lasts: 3.0,
    deadline: 60.0,
    ..Program::DEFAULTS
};
