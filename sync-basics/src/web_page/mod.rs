//! If requests are sent one after the other, a silent server delays all that
//! follow. If they are concurrent, only its own answer is missing.
//!
//! Watch for: `photo.jpg` and `map.png`, which follow `advert.js`, the part
//! whose server is silent. On plain std, reading its answer blocks the thread
//! until the read timeout of 3 s; only then does the thread request
//! `photo.jpg`. On the runtimes one thread polls five futures. Each sends its
//! request and then waits for its own socket, without blocking the others.
//!
//! Not promised: the order in which the answers arrive.
//!
//! Try: raise the timeout from 3 s to 5 s, on plain std and on tokio. On which
//! of the two do other parts than `advert.js` arrive later?
//!
//! Terms: concurrency, blocking call, poll.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "web-page",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "One of five servers is silent. Do the parts that are \
              requested after it wait?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_threads).answers(&["no"]),
        version!(on_tokio).answers(&["no"]),
        version!(on_async_std).answers(&["no"]),
        version!(on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
    ],
    lasts: 5.0,
    ..Program::DEFAULTS
};
