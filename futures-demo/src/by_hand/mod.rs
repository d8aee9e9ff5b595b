//! A future that returns `Pending` must first give its waker to something that
//! calls it later. If it does not, nothing wakes its task again.
//!
//! Watch for: the polls of the two eggs, which are leaf futures. Each pending
//! poll of the timed egg starts a thread that sleeps and then calls the waker,
//! so the task is polled again. The forgotten egg is polled once, as every new
//! task is. It does not clone its waker, so nothing can wake its task: a lost
//! wake-up. The cook waits until its process is killed.
//!
//! Not promised: that a future is polled only after its own wake. A waker
//! belongs to a task, and a task that is woken may poll all of its futures.
//!
//! Try: join both eggs in the cook's task (`futures::future::join`) instead of
//! spawning them. Why does the program end now?
//!
//! Terms: leaf future, pending, waker, lost wake-up.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "by-hand",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future says `Pending` (not ready), but keeps no waker to \
              report later that it is ready. What happens?",
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
    ],
    // All versions hang. The stage adds its patience to this deadline.
    surprise: 1,
    lasts: 6.0,
    deadline: 1.0,
    ..Program::DEFAULTS
};
