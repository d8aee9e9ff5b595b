//! A server that never answers holds up all that are asked after it if a thread
//! asks one at a time, and only itself if all are asked at once.
//!
//! Watch for: `photo.jpg` and `map.png`, which come behind the silent server of
//! `advert.js`. On plain std they are not even asked for until the read timeout
//! of 3 s is over. On the runtimes one thread has asked all servers, and waits
//! for all answers.
//!
//! Not promised: in which order the answers come.
//!
//! Try: wait 5 s instead of 3 s for an answer. Which parts of the page come
//! later?
//!
//! Terms: concurrency, blocking call.

mod judge;
mod not_one_message;
mod not_the_blocking_pool;
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
        version!(not_one_message).imitates("tokio"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 5.0,
    ..Program::DEFAULTS
};
