//! Other races of ready futures.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/select_order/judge.rs"]
mod judge;
mod not_at_the_same_time;
mod not_in_line;
mod on_async_std_in_turn;
mod on_smol_select;
mod on_tokio_in_turn;
mod on_tokio_parcels_first;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "select-order",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Both futures of a race are ready, in each turn of a loop. Which \
              one wins?",
        answers: &["always the first", "either of them", "both"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_parcels_first).answers(&["always the first"]),
        version!(on_async_std_in_turn).answers(&["either of them"]),
        version!(on_tokio_in_turn).answers(&["either of them"]),
        version!(on_smol_select).answers(&["always the first"]),
        version!(not_in_line)
            .imitates("tokio")
            .answers(&["always the first"]),
        version!(not_at_the_same_time)
            .imitates("tokio-cured")
            .answers(&["either of them"]),
    ],
    ..Program::DEFAULTS
};
