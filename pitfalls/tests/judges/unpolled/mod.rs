//! Other loops with an await in the body.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/unpolled/judge.rs"]
mod judge;
mod not_left;
mod not_woken;
mod on_smol_two_loops;
mod on_tokio_buffered;
mod on_tokio_join_set;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "unpolled",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A loop takes replies from a set of futures, and its body awaits. \
              Do the other futures make progress meanwhile?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_buffered).answers(&["no"]),
        version!(on_tokio_join_set).answers(&["yes"]),
        version!(on_smol_two_loops).answers(&["yes"]),
        version!(not_woken).imitates("tokio").answers(&["no"]),
        version!(not_left).imitates("tokio-cured").answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
