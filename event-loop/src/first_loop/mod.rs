//! Each step moves one more kind of waiting into the loop. On step 4 no helper
//! thread is left.
//!
//! Watch for: the helper threads, which block while a lane waits. Step 1 runs
//! one future at a time, so it needs one helper at a time. On step 2 three
//! tasks wait concurrently, with a helper for each. Step 3 has timers, so only
//! the bell needs a helper. Step 4 has a reactor, which waits for the socket,
//! too. The visitor is a client on a separate thread, on every step; it is not
//! part of the loop.
//!
//! Not promised: the number of polls. A spurious wake from the system costs one
//! more.
//!
//! Try: `--code --on step-2,step-3`. Which lines replace two threads?
//!
//! Terms: executor, reactor, waker, park, spurious wake.

mod judge;
mod on_step_1;
mod on_step_2;
mod on_step_3;
mod on_step_4;

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
    are_steps: true,
    versions: &[
        version!(on_step_1)
            .shows(include_str!("step_1_block_on.rs"))
            .answers(&["one at a time"]),
        version!(on_step_2)
            .shows(include_str!("step_2_tasks.rs"))
            .answers(&["three"]),
        version!(on_step_3)
            .shows(include_str!("step_3_timers.rs"))
            .answers(&["one"]),
        version!(on_step_4)
            .shows(include_str!("step_4_sockets.rs"))
            .answers(&["none"]),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};
