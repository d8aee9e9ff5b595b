//! Other ways to use the steps.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/first_loop/judge.rs"]
mod judge;
mod on_step_1_in_another_order;
mod on_step_2_inside;
mod on_step_3_in_steps;
mod on_step_4_longer;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "first-loop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How many threads, besides the loop's own, block while they \
              wait?",
        answers: &["one at a time", "three", "one", "none"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_step_1_in_another_order).answers(&["one at a time"]),
        version!(on_step_2_inside).answers(&["three"]),
        version!(on_step_3_in_steps).answers(&["one"]),
        version!(on_step_4_longer).answers(&["none"]),
    ],
    lasts: 5.0,
    ..Program::DEFAULTS
};
