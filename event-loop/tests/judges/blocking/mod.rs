//! Other kitchens whose cooks hold threads.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/blocking/judge.rs"]
mod judge;
mod not_a_long_sleep;
mod not_a_mute_cook;
mod not_cooks_who_wait;
mod not_on_workers;
mod on_async_std_more_workers;
mod on_smol_local;
mod on_smol_longer;
mod on_tokio_five_workers;
mod on_tokio_joined;
mod on_tokio_three_workers;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "blocking",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Four tasks block their threads for 1 s each. For how long is a \
              timer of `main` delayed?",
        answers: &[
            "1 s with 3 workers",
            "2 s with 2 workers",
            "4 s with 1 thread",
            "it is not delayed",
        ],
        judge: judge::judge,
    },
    versions: &[
        version!(on_async_std_more_workers)
            .answers(&["it is not delayed"])
            .workers(4),
        version!(on_smol_local).answers(&["4 s with 1 thread"]),
        version!(on_smol_longer).answers(&["it is not delayed"]),
        version!(on_tokio_five_workers)
            .answers(&["it is not delayed"])
            .workers(5),
        version!(on_tokio_joined).answers(&["4 s with 2 workers"]),
        version!(on_tokio_three_workers).answers(&["1 s with 3 workers"]),
        version!(not_a_long_sleep)
            .imitates("tokio")
            .answers(&["2 s with 2 workers"]),
        version!(not_a_mute_cook)
            .imitates("tokio")
            .answers(&["2 s with 2 workers"]),
        version!(not_cooks_who_wait)
            .imitates("smol")
            .answers(&["it is not delayed"]),
        version!(not_on_workers)
            .imitates("async-std")
            .answers(&["it is not delayed"]),
    ],
    ..Program::DEFAULTS
};
