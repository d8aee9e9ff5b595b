//! Processes run at the same time without any runtime; a runtime only waits.
//!
//! Watch for: four children that take a second each take a second together,
//! on plain std too. There the parent waits for one after the other, and finds
//! the later ones done; on the runtimes it waits for all at once.
//!
//! Not promised: the order in which the children end.
//!
//! Try: let Asia take twice as long. When does each version hear of Africa?

mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, version};
use std::collections::HashSet;

pub const PROGRAM: Program = Program {
    name: "continents",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How many processes took part, and how?",
        answers: &["one", "five, in turn", "five, at once"],
        observe: |recording| {
            let in_turn = 4 * recording.second_ns;
            let done = recording.last_finish_ns()?;
            let answer = match process_ids(recording).len() {
                1 => "one",
                5 if done < in_turn => "five, at once",
                5 => "five, in turn",
                _ => return None,
            };
            Some(answer.to_owned())
        },
    },
    versions: &[
        version!(on_std => "five, at once"),
        version!(on_tokio => "five, at once"),
        version!(on_async_std => "five, at once"),
        version!(on_smol => "five, at once"),
    ],
    ..Program::DEFAULTS
};

/// Every process says its number, last of all.
fn process_ids(recording: &Recording) -> HashSet<&str> {
    let lines = recording.said.iter();
    let numbers = lines.filter_map(|said| said.text.rsplit_once("process "));
    numbers.map(|(_, number)| number).collect()
}
