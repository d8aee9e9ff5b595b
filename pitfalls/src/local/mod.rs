//! A future that is not `Send` can be a task, but only of an executor that runs
//! on this thread. tokio has one only inside a `LocalSet`.
//!
//! Watch for: the thread of `scribe`. Both lanes share an `Rc`, so both must
//! stay on one thread, and no worker may poll `scribe`. tokio's runtime has
//! only workers for tasks, so `spawn_local` panics; a `LocalSet` (or a
//! `LocalRuntime`) has a queue for the thread that awaits it. async-std's
//! `block_on` has such a queue, and smol's `LocalExecutor` is one.
//!
//! Not promised: how often main is polled. A wake of `scribe` wakes what runs
//! both.
//!
//! Try: on tokio, `spawn` instead of `spawn_local`: the compiler says what is
//! not `Send`. With `Arc<AtomicU32>` instead of `Rc<Cell<u32>>` it compiles. On
//! which thread does `scribe` run now?
//!
//! Terms: local task, spawn, worker, executor.

mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "local",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A future that holds an `Rc` is spawned locally. Does it run?",
        answers: &["yes", "no, it panics"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, it panics"])
            .ends(Outcome::Panicked),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["yes"]),
    ],
    surprise: 1,
    lasts: 2.0,
    ..Program::DEFAULTS
};
