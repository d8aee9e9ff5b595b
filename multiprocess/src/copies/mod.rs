//! Ten copies of a program that computes share the cores: the system gives each
//! of them short turns, so each gets on; with fewer cores, but more slowly.
//!
//! Watch for: the rounds, and the row `share`. First one copy computes alone
//! for a second, and then ten copies compute for a second at the same time. The
//! row says which share of the first one's rounds each of them did. On two
//! cores it is about a fifth. The runtimes have no part in it: their thread
//! only waits.
//!
//! Not promised: that the shares are equal. Other programs compute, too.
//!
//! Try: `--with copies=3`. How many rounds does each do now?
//!
//! Terms: process, preemption, parallelism.

mod judge;
mod not_at_once;
mod not_by_the_system;
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
        version!(not_at_once).imitates("smol"),
        version!(not_by_the_system)
            .imitates("smol")
            .differs_in_threads(),
    ],
    pace: Pace::InTurn,
    lasts: 3.0,
    deadline: 60.0,
    ..Program::DEFAULTS
};
