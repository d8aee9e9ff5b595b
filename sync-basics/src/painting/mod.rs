//! While paint dries, one thread can read a novel: waiting takes no thread.
//!
//! Watch for: `std` and `threads` are running all the time and get nothing
//! done in it. On the runtimes both lanes wait, and the same single thread
//! turns to whichever has something to do.
//!
//! Not promised: what comes first where a coat dries as a chapter ends.
//!
//! Try: a fifth chapter. Who has to wait for it?

mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "painting",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "When are wall and novel done?",
        answers: &["after 4 s", "after 6 s", "after 8 s"],
        observe: |recording| {
            let done = recording.last_finish_ns()?;
            Some(format!("after {}", recording.whole_seconds(done)))
        },
    },
    versions: &[
        version!(on_std => "after 8 s"),
        version!(on_threads => "after 4 s"),
        version!(on_tokio => "after 4 s"),
        version!(on_async_std => "after 4 s"),
        version!(on_smol => "after 4 s"),
    ],
    ..Program::DEFAULTS
};
