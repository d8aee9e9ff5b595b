//! A loop that has stopped runs no task, and closing it drops those it has.
//!
//! Watch for: the long lane, from the moment when the short one ends. A loop
//! that one can close takes its tasks with it; async-std's is global, never
//! stops, and so its task goes on while main sleeps.
//!
//! Not promised: how far a task has come when its loop is closed.
//!
//! Try: sleep for 3 s before the loop is closed. Does the long task get done?

mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "run-until-complete",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "What became of the long task?",
        answers: &["finished", "dropped", "open"],
        observe: |recording| {
            Some(recording.task("long")?.end.as_str().to_owned())
        },
    },
    versions: &[
        version!(on_tokio => "dropped"),
        version!(on_async_std => "finished"),
        version!(on_smol => "dropped"),
        version!(on_our_loop => "dropped"),
    ],
    ..Program::DEFAULTS
};
