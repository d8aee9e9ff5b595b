//! If both futures of a race are ready, a biased race always takes the first
//! one, and the second one starves.
//!
//! Watch for: `parcel`. In each turn a letter and a parcel are ready. The race
//! polls the letter first, which wins, so the race drops the parcel without
//! polling it. tokio's `biased`, smol's `or` and async-std's `race` do so in
//! each turn. In the cures, `select!` without `biased` and smol's `race` start
//! with a random one. asyncio's `wait` lets both tasks run, and returns both.
//!
//! Not promised: how often a race that chooses at random takes the first one.
//!
//! Try: on tokio, swap the two lines of the `biased` race. What starves now?
//!
//! Terms: select, starvation, fairness.

mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

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
        version!(on_tokio).answers(&["always the first"]),
        version!(cured_on_tokio).answers(&["either of them"]),
        version!(on_async_std).answers(&["always the first"]),
        version!(on_smol).answers(&["always the first"]),
        version!(cured_on_smol).answers(&["either of them"]),
        version!(on_asyncio.py).answers(&["both"]),
    ],
    surprise: 2,
    lasts: 2.0,
    ..Program::DEFAULTS
};
