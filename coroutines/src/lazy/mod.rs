//! A coroutine that was called has done nothing before it is awaited, not even
//! its first line.
//!
//! Watch for: the second in which main waits and its thread is idle. The tea is
//! made already, but nobody polls it. When main awaits the tea, the polls of
//! main poll the tea too. Nobody ever awaits the coffee, so it never begins.
//!
//! Not promised: that you are warned. For `make("coffee");` the compiler says
//! "futures do nothing unless you `.await` or poll them". For `let _ =
//! make("coffee");` it says nothing.
//!
//! Try: on smol, `let tea = spawn(watch("tea", …))`. What has it done now? And
//! if main waits for 3 s before it awaits the tea?
//!
//! Terms: future, state machine, spawn.

mod judge;
mod not_a_task;
mod not_an_async_fn;
mod not_called;
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
        version!(not_a_task).imitates("tokio"),
        version!(not_called).imitates("smol"),
        version!(not_an_async_fn).imitates("smol"),
    ],
    surprise: 1,
    lasts: 2.0,
    ..Program::DEFAULTS
};
