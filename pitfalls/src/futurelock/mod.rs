//! A future that waits for a fair lock, and is neither polled nor dropped,
//! blocks that lock for everyone, its own task included.
//!
//! Watch for: the end of `father`. It unlocks, and the lock belongs to the next
//! waiter in the queue: `shave`. But `shave` lost the race with `alarm`, so
//! nothing polls it any more, and it can neither use the lock nor unlock it.
//! `brush` comes after it in the queue, and in the same task. The cure lets the
//! race own `shave`, so that `shave` is dropped and leaves the queue.
//!
//! Not promised: which waiter a lock prefers. tokio's lock is fair always; that
//! of async-std and smol after a waiter has starved for half a millisecond.
//!
//! Try: on smol, use `futures::lock::Mutex`, which is not fair. Does `brush`
//! still wait?
//!
//! Terms: futurelock, fairness, mutex, select.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "futurelock",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future that waits for a lock is neither polled nor dropped. \
              Can its task still lock?",
        answers: &["yes", "no, it waits forever"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["yes"]),
    ],
    surprise: 3,
    lasts: 2.5,
    deadline: 3.0,
    ..Program::DEFAULTS
};
