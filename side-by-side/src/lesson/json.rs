//! Cards as JSON (`--list --json`): an array with one object per program.
//!
//! | key | what |
//! | --- | --- |
//! | `crate`, `program` | names |
//! | `claim`, `watch_for`, `not_promised`, `try`, `terms` | what the card says |
//! | `ask`, `answers` | the question, and its possible answers |
//! | `numbers` | the names of the program's numbers (`--with`) |
//! | `lasts`, `deadline` | in program seconds |
//! | `surprise` | 0 to 3 |
//! | `differs` | whether the runtimes' answers differ |
//! | `steps` | whether each version is a step from the one before |
//! | `versions` | in the card's order |
//!
//! A version:
//!
//! | key | what |
//! | --- | --- |
//! | `runtime` | `tokio`, `async-std`, `smol`, `std`, …, `not-…` |
//! | `file` | the name of its source |
//! | `expected` | its answers; empty for a counterexample |
//! | `workers`, `usual_workers` | how many threads besides main run its tasks, and how many do unless the card says otherwise; null if there are none |
//! | `ends` | how its process must end: `finished`, `panicked`, … |
//! | `imitates` | the version that a counterexample imitates, or null |

use std::io::{self, Write};

use super::{Lesson, Program, Version};
use crate::json::{number, or_null, text, text_or_null, write_list, write_texts};

/// Writes the array, without a final newline.
pub(crate) fn write_cards(
    out: &mut impl Write,
    lesson: &Lesson,
    programs: &[&Program],
) -> io::Result<()> {
    write_list(out, programs, |out, program| {
        let question = &program.question;
        write!(
            out,
            r#"{{"crate":{},"program":{},"claim":{},"watch_for":{},"not_promised":{},"try":{},"terms":{},"ask":{},"answers":"#,
            text(lesson.name),
            text(program.name),
            text(&program.claim()),
            text(&program.watch_for()),
            text(&program.not_promised()),
            text(&program.what_to_try()),
            text(&program.terms()),
            text(question.ask),
        )?;
        write_texts(out, question.answers)?;
        write!(out, r#","numbers":"#)?;
        write_texts(out, &program.numbers())?;
        write!(
            out,
            r#","lasts":{},"deadline":{},"surprise":{},"differs":{},"steps":{},"versions":"#,
            number(program.lasts),
            number(program.deadline),
            program.surprise,
            program.differs(),
            program.are_steps,
        )?;
        write_list(out, program.versions, write_version)?;
        write!(out, "}}")
    })
}

fn write_version<W: Write>(out: &mut W, version: &Version) -> io::Result<()> {
    write!(
        out,
        r#"{{"runtime":{},"file":{},"expected":"#,
        text(&version.runtime()),
        text(version.file)
    )?;
    write_texts(out, version.expected)?;
    write!(
        out,
        r#","workers":{},"usual_workers":{},"ends":"{}","imitates":{}}}"#,
        or_null(version.worker_count()),
        or_null(version.usual_workers()),
        version.ends.as_str(),
        text_or_null(version.imitates),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::Question;
    use serde_json::{Value, json};
    use std::process::ExitCode;

    const fn version(file: &'static str) -> Version {
        Version::new(file, "", || ExitCode::SUCCESS)
    }

    #[test]
    fn json_has_everything_on_the_cards() {
        let program = Program {
            name: "painting",
            card: "//! Paint dries.\n//!\n//! Watch for: a\n//!\n\
                   //! Not promised: b\n//!\n//! Try: \"c\"\n//!\n\
                   //! Terms: poll.\n",
            question: Question {
                ask: "How long?",
                answers: &["4 s", "8 s"],
                ..Program::DEFAULTS.question
            },
            versions: &[
                const { version("on_std.rs").answers(&["8 s"]) },
                const { version("on_smol.rs").answers(&["4 s"]) },
                const { version("not_two.rs").imitates("smol") },
            ],
            surprise: 1,
            ..Program::DEFAULTS
        };
        let lesson = Lesson {
            name: "waiting",
            about: "",
            programs: &[],
        };
        let mut out = Vec::new();
        write_cards(&mut out, &lesson, &[&program]).expect("memory");
        let value: Value = serde_json::from_slice(&out).expect("JSON");
        let of = |runtime: &str, expected: &[&str], imitates: Option<&str>| {
            let workers = (runtime == "smol").then_some(1);
            let lead = if imitates.is_some() { "" } else { "on_" };
            let file = format!("{lead}{}.rs", runtime.replace('-', "_"));
            json!({
                "runtime": runtime, "file": file, "expected": expected,
                "ends": "finished", "workers": workers, "usual_workers": workers,
                "imitates": imitates,
            })
        };
        assert_eq!(
            value,
            json!([{
                "crate": "waiting", "program": "painting",
                "claim": "Paint dries.", "watch_for": "a",
                "not_promised": "b", "try": "\"c\"", "terms": "poll.",
                "ask": "How long?", "answers": ["4 s", "8 s"],
                "numbers": [], "lasts": 4.0, "deadline": 20.0,
                "surprise": 1, "differs": false, "steps": false,
                "versions": [
                    of("std", &["8 s"], None), of("smol", &["4 s"], None),
                    of("not-two", &[], Some("smol")),
                ],
            }])
        );
    }
}
