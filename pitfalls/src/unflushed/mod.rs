//! `write_all` only hands the bytes on. When the file is dropped, tokio writes
//! them later, smol never does, and async-std blocks the thread to do so.
//!
//! Watch for: `write`. It ends in its first poll, although the blocking pool,
//! which must write, is busy with `photo`. Dropping cannot await: tokio and
//! smol count 0 bytes after it, and async-std blocks main's thread instead. The
//! cure awaits `flush`, which also returns the error of a write that failed.
//!
//! Not promised: that bytes are missing. An idle thread of the pool may be fast
//! enough. Only `sync_all` waits for the disk itself.
//!
//! Try: on tokio, wrap the file in a `BufWriter`. What is counted at the end?
//!
//! Terms: blocking pool, blocking call, flush.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

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
        version!(on_tokio).answers(&["not yet"]),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["no, they are lost"]),
        version!(cured_on_smol).answers(&["yes"]),
    ],
    surprise: 3,
    lasts: 1.0,
    ..Program::DEFAULTS
};
