//! Other ways to use the steps.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/first_loop/judge.rs"]
mod judge;
mod not_a_hidden_thread;
mod not_looking_again;
mod not_one_task;
mod on_step_1_in_another_order;
mod on_step_2_inside;
mod on_step_3_in_steps;
mod on_step_4_longer;

use crate::visitor::{on_a_thread, visit};
use side_by_side::{Program, Question, version};
use std::net::Ipv4Addr;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

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
        version!(not_one_task)
            .imitates("step-2")
            .answers(&["three"]),
        version!(not_a_hidden_thread)
            .imitates("step-4")
            .answers(&["none"]),
        version!(not_looking_again)
            .imitates("step-4")
            .answers(&["none"]),
    ],
    ..Program::DEFAULTS
};
