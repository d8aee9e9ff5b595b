//! Other ways to let letters wait.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/backpressure/judge.rs"]
mod judge;
mod not_the_postman;
mod not_waiting;
mod on_async_std_slower;
mod on_smol_permits;
mod on_tokio_roomy;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "backpressure",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A producer is faster than its consumer. How many messages pile \
              up?",
        answers: &["as many as fit", "almost all of them"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_roomy).answers(&["almost all of them"]),
        version!(on_async_std_slower).answers(&["almost all of them"]),
        version!(on_smol_permits).answers(&["as many as fit"]),
        version!(not_waiting)
            .imitates("tokio-cured")
            .answers(&["as many as fit"]),
        version!(not_the_postman)
            .imitates("tokio-cured")
            .answers(&["as many as fit"]),
    ],
    ..Program::DEFAULTS
};
