//! A future that loses a race is dropped with the race. This cancels it in the
//! middle of its wait.
//!
//! Watch for: the losers of the first race. All three sources are futures in
//! the reader's task. When the shop has answered, the set that owns them is
//! dropped at the end of its statement, and the other two with it, in the same
//! poll of the reader. In the second race the reader keeps the set, and takes
//! each answer when it is ready. asyncio's sources are tasks, and `wait` does
//! not cancel the losers.
//!
//! Not promised: which future wins if two are ready at the same time.
//!
//! Try: keep the first set until the end (`let mut race = ask_three(1);`). Does
//! anything poll the losers then?
//!
//! Terms: select, race, cancel, task.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "first-done",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Several futures race, and one wins. What happens to the \
              others?",
        answers: &[
            "they are dropped immediately",
            "they keep running",
            "they wait, and nothing polls them",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["they are dropped immediately"]),
        version!(on_async_std).answers(&["they are dropped immediately"]),
        version!(on_smol).answers(&["they are dropped immediately"]),
        version!(on_asyncio.py).answers(&["they keep running"]),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};
