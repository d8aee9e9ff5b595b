//! Two coroutines that wait at the same time take as long as the longer one.
//!
//! Watch for: both lanes wait from the start, though one thread runs both and
//! there is one task. When the first wait is over, the task is polled, and so
//! both lanes run for a moment: `join` does not know whose wait it was.
//!
//! Not promised: the number of polls. A future may be polled when nothing has
//! changed for it, and has to bear that.
//!
//! Try: await `say_hello` and then `say_world` instead of joining them.

mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "gather",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How long do both take?",
        answers: &["1 s", "2 s", "3 s"],
        observe: |recording| {
            Some(recording.whole_seconds(recording.last_finish_ns()?))
        },
    },
    versions: &[
        version!(on_std => "3 s"),
        version!(on_tokio => "2 s"),
        version!(on_async_std => "2 s"),
        version!(on_smol => "2 s"),
    ],
    ..Program::DEFAULTS
};
