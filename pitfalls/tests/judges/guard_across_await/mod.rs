//! Other ways to lock a mutex and await.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/guard_across_await/judge.rs"]
mod judge;
mod not_blocked;
mod not_locked;
mod not_one_mutex;
mod on_async_std_in_a_function;
mod on_smol_async_lock;
mod on_tokio_async_lock;
mod on_tokio_current_thread;

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
        version!(on_async_std_in_a_function).answers(&["during the await"]),
        version!(on_smol_async_lock)
            .answers(&["when the first one unlocks it"]),
        version!(on_tokio_async_lock)
            .answers(&["when the first one unlocks it"]),
        version!(on_tokio_current_thread)
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(not_blocked)
            .imitates("tokio")
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(not_locked)
            .imitates("tokio")
            .answers(&["never, the thread is blocked"])
            .ends(Outcome::Hung),
        version!(not_one_mutex)
            .imitates("tokio-cured")
            .answers(&["during the await"]),
    ],
    deadline: 2.5,
    ..Program::DEFAULTS
};
