//! Other ways to drop the handle of a child.
//!
//! Watch for: the answers.
//!
//! Not promised: nothing.
//!
//! Try: another one.

#[path = "../../../src/kill_on_drop/judge.rs"]
mod judge;
mod not_a_process;
mod not_aborted;
mod not_killed;
mod on_async_std_select;
mod on_smol_false;
mod on_tokio_false;
mod on_tokio_in_a_task;

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
        version!(on_async_std_select).answers(&["yes"]),
        version!(on_smol_false).answers(&["no"]),
        version!(on_tokio_false).answers(&["no"]),
        version!(on_tokio_in_a_task).answers(&["yes"]),
        version!(not_a_process).imitates("smol").answers(&["yes"]),
        version!(not_aborted).imitates("tokio").answers(&["yes"]),
        version!(not_killed).imitates("tokio").answers(&["yes"]),
    ],
    ..Program::DEFAULTS
};
