//! A child that was started with `kill_on_drop(true)` is killed when its handle
//! is dropped; plain std and asyncio have no such option, and call `kill()`.
//!
//! Watch for: the child that hangs. It waits for input, and after 2 s a timeout
//! drops the future that owns its handle. A second later the parent ends the
//! input, and there is no answer: the child is gone. The runtimes reap it, too.
//! On plain std and asyncio main calls `kill()` after the timeout, and `wait()`
//! so that no zombie is left.
//!
//! Not promised: how soon a killed child is gone. The lanes do not show which
//! call killed it: one of `start_kill()` after the timeout looks the same.
//!
//! Try: `.kill_on_drop(false)`. The child answers then.
//!
//! Terms: process, zombie, cancel.

mod judge;
mod not_aborted;
mod not_killed;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "kill-on-drop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "And with `kill_on_drop(true)`, or an explicit `kill()`: is \
              the child process killed?",
        answers: &["no", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_std).answers(&["yes"]),
        version!(on_tokio).answers(&["yes"]),
        version!(on_async_std).answers(&["yes"]),
        version!(on_smol).answers(&["yes"]),
        version!(on_asyncio.py).answers(&["yes"]),
        version!(not_aborted).imitates("tokio"),
        version!(not_killed).imitates("tokio"),
    ],
    surprise: 2,
    lasts: 4.0,
    ..Program::DEFAULTS
};
