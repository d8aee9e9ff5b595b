//! A future that returns `Pending` must arrange that its waker is used; if it
//! forgets to, no runtime ever polls it again.
//!
//! Watch for: the polls of the timed egg. Each poll starts a thread, that
//! thread uses the waker, and the next poll follows. The forgotten egg is
//! polled once, as every new task is. It starts no thread, so nobody wakes it.
//! The cook awaits it until the program is killed.
//!
//! Not promised: that a future is polled only after a wake of its own. If a
//! neighbour in the same task is woken, it is polled too.
//!
//! Try: join both eggs in the cook's task (`futures::future::join`) instead of
//! spawning them. Why does the program end now?
//!
//! Terms: leaf future, waker, lost wake-up, pending.

mod judge;
mod not_a_held_thread;
mod not_a_ringing_timer;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "by-hand",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future returns `Pending` and does not keep its waker. What \
              happens to it?",
        answers: &["it waits forever", "another future of its task saves it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(on_async_std)
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(on_smol)
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(not_a_ringing_timer)
            .imitates("tokio")
            .ends(Outcome::Hung),
        version!(not_a_held_thread)
            .imitates("tokio")
            .ends(Outcome::Hung),
    ],
    // All of them hang. The rest of the deadline is the stage's patience.
    surprise: 1,
    lasts: 6.0,
    deadline: 1.0,
    ..Program::DEFAULTS
};
