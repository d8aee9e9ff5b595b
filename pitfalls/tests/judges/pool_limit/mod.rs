//! Other ways to fill a pool.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/pool_limit/judge.rs"]
mod judge;
mod not_full;
mod not_queued;
mod on_async_std_channel;
mod on_smol_three_threads;
mod on_tokio_own_threads;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "pool-limit",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Every thread of a blocking pool waits for one more call. Does \
              that call run?",
        answers: &["yes", "no, it waits forever"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_channel)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(on_smol_three_threads).answers(&["yes"]),
        version!(on_tokio_own_threads).answers(&["yes"]),
        version!(not_queued)
            .imitates("tokio")
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(not_full).imitates("tokio-cured").answers(&["yes"]),
    ],
    deadline: 2.0,
    ..Program::DEFAULTS
};
