//! Other eggs and timers.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/by_hand/judge.rs"]
mod judge;
mod not_a_held_thread;
mod not_a_kept_waker;
mod not_a_ringing_timer;
mod on_async_std_one_thread;
mod on_smol_joined;
mod on_tokio_joined;
mod on_tokio_three_minutes;

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
        version!(on_tokio_joined)
            .answers(&["another future of its task saves it"]),
        version!(on_smol_joined)
            .answers(&["another future of its task saves it"]),
        version!(on_tokio_three_minutes)
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(on_async_std_one_thread)
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(not_a_ringing_timer)
            .imitates("tokio")
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(not_a_held_thread)
            .imitates("tokio")
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
        version!(not_a_kept_waker)
            .imitates("tokio")
            .answers(&["it waits forever"])
            .ends(Outcome::Hung),
    ],
    deadline: 1.5,
    ..Program::DEFAULTS
};
