//! A join handle is a placeholder for a value, and can be asked for it early.
//!
//! Watch for: the lane of the placeholder. Where it can be asked, it is polled
//! once, when the value is there. async-std's handle cannot be asked, only
//! polled, and a poll is no harmless look: it leaves a waker behind, and so
//! the value's arrival wakes main from its sleep, before its next look.
//!
//! Not promised: how often main looks in vain. A sleep may last longer.
//!
//! Try: await the placeholder without looking at it first.

mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "placeholder",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Can one ask without waiting?",
        answers: &["yes", "by polling", "no"],
        observe: |recording| {
            recording.said.iter().find(|said| said.text == "9")?;
            recording.said.iter().find(|said| said.text == "not yet")?;
            let placeholder = recording.task("placeholder")?;
            let polled_in_vain = placeholder.polls.iter().any(|p| !p.ready);
            let woken = !placeholder.wakes.is_empty();
            let answer = match (polled_in_vain, woken) {
                (false, false) => "yes",
                (true, true) => "by polling",
                _ => "no",
            };
            Some(answer.to_owned())
        },
    },
    versions: &[
        version!(on_tokio => "yes"),
        version!(on_async_std => "by polling"),
        version!(on_smol => "yes"),
    ],
    ..Program::DEFAULTS
};
