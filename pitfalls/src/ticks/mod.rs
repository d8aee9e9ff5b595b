//! An interval of tokio or smol makes up for missed ticks: all of them come
//! together.
//!
//! Watch for: the lane `tick` after `phone`, which takes longer than three
//! periods. On tokio and smol an interval keeps its schedule, so each missed
//! tick is ready when it is polled: the plants are watered three times.
//! async-std's interval starts the next period when a tick is received. tokio
//! does the same with `Delay`. On smol the cure is a new timer in each turn.
//!
//! Not promised: the first tick. On tokio it comes immediately, on the others
//! after one period.
//!
//! Try: on tokio, `MissedTickBehavior::Skip`. How many come then, and when is
//! the next one due?
//!
//! Terms: interval, await point.

mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "ticks",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A task misses three ticks of its interval. How many of them come \
              immediately when it asks again?",
        answers: &["all of them", "one", "none"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["all of them"]),
        version!(cured_on_tokio).answers(&["one"]),
        version!(on_async_std).answers(&["one"]),
        version!(on_smol).answers(&["all of them"]),
        version!(cured_on_smol).answers(&["none"]),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
