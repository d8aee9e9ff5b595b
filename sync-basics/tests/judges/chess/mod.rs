//! Other ways to play several games.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/chess/judge.rs"]
mod judge;
mod not_four_masters;
mod not_the_blocking_pool;
mod on_async_std_four_moves;
mod on_smol_joined;
mod on_std_six_boards;
mod on_threads_kept_lock;
mod on_tokio_current_thread;
mod on_tokio_six_boards;
mod on_tokio_slow_master;

use side_by_side::{Program, Question, version};

/// The master's moves at each board.
const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub const PROGRAM: Program = Program {
    name: "chess",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A player has four games of three moves each. Thinking blocks \
              her thread for 0.2 s, each opponent needs 1 s. How long do \
              all games take?",
        answers: &[
            "about 4 s",
            "about 5 s",
            "about 6 s",
            "about 14 s",
            "about 22 s",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_four_moves)
            .answers(&["about 5 s"])
            .workers(1),
        version!(on_smol_joined).answers(&["about 4 s"]),
        version!(on_std_six_boards).answers(&["about 22 s"]),
        version!(on_threads_kept_lock).answers(&["about 14 s"]),
        version!(on_tokio_current_thread).answers(&["about 4 s"]),
        version!(on_tokio_six_boards)
            .answers(&["about 5 s"])
            .workers(1),
        version!(on_tokio_slow_master)
            .answers(&["about 6 s"])
            .workers(1),
        version!(not_four_masters)
            .imitates("smol")
            .answers(&["about 4 s"]),
        version!(not_the_blocking_pool)
            .imitates("tokio")
            .answers(&["about 4 s"])
            .workers(1),
    ],
    deadline: 60.0,
    ..Program::DEFAULTS
};
