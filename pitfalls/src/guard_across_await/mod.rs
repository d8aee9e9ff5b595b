//! A mutex of std that stays locked across an await can block its thread
//! forever, if another future on this thread locks it, too.
//!
//! Watch for: the last poll of `ben`. `lock` of std does not return to the
//! executor until it has the lock. `ann` has the guard, and her timer wakes
//! her, but the thread that should poll her is blocked. The cure ends the guard
//! with a block, before the await.
//!
//! Not promised: that it hangs. Both must need the lock at the same time.
//! `spawn` rejects such a future, because the guard is not `Send`; `join!`
//! accepts it.
//!
//! Try: on tokio, use `tokio::sync::Mutex` and `lock().await`, and keep the
//! guard across the sleep. What does `ben` do now?
//!
//! Terms: guard, mutex, await point, blocking call, deadlock.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "guard-across-await",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future locks a mutex and awaits. When can another future on \
              its thread lock it?",
        answers: &[
            "never, the thread is blocked",
            "during the await",
            "when the first one unlocks it",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["during the await"]),
        version!(on_async_std)
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std).answers(&["during the await"]),
        version!(on_smol)
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["during the await"]),
        version!(on_asyncio.py)
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(cured_on_asyncio.py).answers(&["during the await"]),
    ],
    surprise: 2,
    lasts: 1.0,
    deadline: 1.5,
    ..Program::DEFAULTS
};
