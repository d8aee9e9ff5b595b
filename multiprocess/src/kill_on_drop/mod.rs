//! A child process that was started with `kill_on_drop(true)` is killed when
//! its handle is dropped. Plain std and asyncio must call `kill()`.
//!
//! Watch for: the child that hangs. It waits for input, and after 2 s a timeout
//! drops the future that owns its handle. A second later the parent closes the
//! child's input and gets no answer: the child was killed. The runtimes also
//! reap it, so it does not remain a zombie. On plain std and asyncio the parent
//! calls `kill()` after the timeout, and `wait()` to reap the child.
//!
//! Not promised: how soon a killed child ends. The lanes do not show which call
//! killed it: `start_kill()` after the timeout gives the same picture.
//!
//! Try: `.kill_on_drop(false)`. Does the child answer now?
//!
//! Terms: process, zombie, cancel.

mod judge;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "kill-on-drop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops the handle of a child process that has \
              `kill_on_drop(true)` (asyncio and plain std call `kill()`). \
              Is it killed?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};
