//! A timer that is created anew in each turn of a loop does not fire while
//! messages come at shorter intervals.
//!
//! Watch for: `van`, the timer of 2 s. Each letter wins its race, so the race
//! drops the timer, and the next turn creates a new one, which starts from
//! zero. The eight timers share one row. The cure creates one timer before the
//! loop and pins it. Each race borrows this timer, so it fires while letters
//! still come.
//!
//! Not promised: which one wins if a letter comes just when the timer is due.
//!
//! Try: in `send`, let one of the pauses last 2.3 s. When does the timer of the
//! uncured version fire now?
//!
//! Terms: select, pin, cancel.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "fresh-timer",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "In each turn, a loop waits for a message or a timer of 2 s. A \
              message comes every 0.3 s. When does the timer fire?",
        answers: &[
            "never",
            "2 s after the loop's start",
            "2 s after a message",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["never"]),
        version!(cured_on_tokio).answers(&["2 s after the loop's start"]),
        version!(on_async_std).answers(&["never"]),
        version!(cured_on_async_std).answers(&["2 s after the loop's start"]),
        version!(on_smol).answers(&["never"]),
        version!(cured_on_smol).answers(&["2 s after the loop's start"]),
        version!(on_asyncio.py).answers(&["never"]),
        version!(cured_on_asyncio.py).answers(&["2 s after the loop's start"]),
    ],
    surprise: 1,
    lasts: 2.7,
    ..Program::DEFAULTS
};
