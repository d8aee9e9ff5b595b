//! A future that loses a race is cancelled in the middle of its wait, because
//! it is dropped with the race; nobody has to cancel it.
//!
//! Watch for: the losers of the first race. All three sources wait in the
//! reader's task. When the shop has answered, the other two are dropped in the
//! same poll of the reader, because the set that holds them ends with its
//! statement. The second time the reader keeps the set, and takes the answers
//! as they come. asyncio's sources are tasks of their own: `wait` drops none of
//! them, and the losers go on until they are done or cancelled.
//!
//! Not promised: who wins if two are ready at the same time.
//!
//! Try: keep the first set until the end (`let mut race = ask_three(1);`). Who
//! polls the losers then?
//!
//! Terms: race, cancel, task.

mod judge;
mod not_aborted_tasks;
mod not_kept_for_later;
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
        version!(not_aborted_tasks).imitates("tokio"),
        version!(not_kept_for_later).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 4.0,
    ..Program::DEFAULTS
};
