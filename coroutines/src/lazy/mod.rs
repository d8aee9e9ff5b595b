//! Calling an `async fn` runs none of its body, not even its first line. The
//! body starts when the future is first polled.
//!
//! Watch for: the first second, in which main waits and its thread is idle. The
//! future `tea` exists, but nothing polls it. From the `.await` on, each poll
//! of main polls the tea, too: both are one task. The coffee is never awaited,
//! so it is dropped without having been polled.
//!
//! Not promised: a warning. For `make("coffee");` the compiler says "futures do
//! nothing unless you `.await` or poll them". For `let _ = make("coffee");` it
//! says nothing.
//!
//! Try: on smol, write `let tea = spawn(watch("tea", …))`. How much of the body
//! has run before main awaits the tea? And if main first waits for 3 s?
//!
//! Terms: coroutine, future, state machine, poll, spawn.

mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "lazy",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "An `async fn` was called a second ago, but not awaited. How \
              much of its body has run?",
        answers: &["nothing", "its first line", "all of it"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["nothing"]),
        version!(on_async_std).answers(&["nothing"]),
        version!(on_smol).answers(&["nothing"]),
        version!(on_asyncio.py).answers(&["nothing"]),
    ],
    surprise: 1,
    lasts: 2.0,
    ..Program::DEFAULTS
};
