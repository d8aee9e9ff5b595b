//! Other ways to flush a file, or not to.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/unflushed/judge.rs"]
mod judge;
mod not_flushed;
mod not_queued;
mod not_the_pool;
mod on_smol_synced;
mod on_tokio_buffered;
mod on_tokio_read_only;
mod on_tokio_shut_down;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "unflushed",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "`write_all` has returned, and the file is dropped. Are the bytes \
              in the file?",
        answers: &["yes", "not yet", "no, they are lost"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio_buffered).answers(&["no, they are lost"]),
        version!(on_tokio_read_only).answers(&["no, they are lost"]),
        version!(on_tokio_shut_down).answers(&["yes"]),
        version!(on_smol_synced).answers(&["yes"]),
        version!(not_flushed)
            .imitates("tokio-cured")
            .answers(&["yes"]),
        version!(not_queued)
            .imitates("tokio-cured")
            .answers(&["yes"]),
        version!(not_the_pool)
            .imitates("tokio")
            .answers(&["not yet"]),
    ],
    ..Program::DEFAULTS
};
