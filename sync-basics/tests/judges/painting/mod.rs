//! Other ways to wait for two things.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/painting/judge.rs"]
mod judge;
mod not_the_blocking_pool;
mod not_two_threads;
mod on_async_std_fifth_chapter;
mod on_smol_spawned;
mod on_smol_tasks;
mod on_std_fifth_chapter;
mod on_threads_fifth_chapter;
mod on_tokio_current_thread;
mod on_tokio_held;
mod on_tokio_in_turn;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "painting",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Two functions each wait for 4 s in total. How long do both take, \
              on how many threads?",
        answers: &[
            "4 s, one thread",
            "4 s, two threads",
            "6 s, one thread",
            "8 s, one thread",
            "5 s, one thread",
            "5 s, two threads",
            "9 s, one thread",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_fifth_chapter).answers(&["5 s, one thread"]),
        version!(on_smol_spawned).answers(&["4 s, one thread"]),
        version!(on_smol_tasks).answers(&["4 s, one thread"]),
        version!(on_std_fifth_chapter).answers(&["9 s, one thread"]),
        version!(on_threads_fifth_chapter).answers(&["5 s, two threads"]),
        version!(on_tokio_current_thread).answers(&["4 s, one thread"]),
        version!(on_tokio_held).answers(&["6 s, one thread"]),
        version!(on_tokio_in_turn).answers(&["8 s, one thread"]),
        version!(not_two_threads)
            .imitates("tokio")
            .answers(&["4 s, one thread"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["4 s, one thread"]),
    ],
    ..Program::DEFAULTS
};
