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
//! | `in_turn` | whether its versions run one after another, to measure something |
//! | `steps` | whether each version is a step from the one before |
//! | `versions` | in the card's order |
//!
//! A version:
//!
//! | key | what |
//! | --- | --- |
//! | `runtime` | `tokio`, `async-std`, `smol`, `std`, … |
//! | `file` | the name of its source |
//! | `expected` | its answers |
//! | `workers`, `usual_workers` | how many threads besides main run its tasks, and how many do unless the card says otherwise; null if there are none |
//! | `ends` | how its process must end: `finished`, `panicked`, … |

use super::{Lesson, Pace, Program, Version};
use crate::json::{list, number, object, or_null, text, texts};

pub(crate) fn cards(lesson: &Lesson) -> String {
    list(lesson.programs.iter().map(|program| card(lesson, program)))
}

pub(crate) fn card(lesson: &Lesson, program: &Program) -> String {
    object([
        ("crate", text(lesson.name)),
        ("program", text(program.name)),
        ("claim", text(&program.claim())),
        ("watch_for", text(&program.paragraph("Watch for"))),
        ("not_promised", text(&program.paragraph("Not promised"))),
        ("try", text(&program.paragraph("Try"))),
        ("terms", text(&program.paragraph("Terms"))),
        ("ask", text(program.question.ask)),
        ("answers", texts(program.question.answers)),
        ("numbers", texts(&program.numbers())),
        ("lasts", number(program.lasts)),
        ("deadline", number(program.deadline)),
        ("surprise", program.surprise.to_string()),
        ("differs", program.differs().to_string()),
        ("in_turn", (program.pace == Pace::InTurn).to_string()),
        ("steps", program.are_steps.to_string()),
        ("versions", list(program.versions.iter().map(version))),
    ])
}

fn version(version: &Version) -> String {
    object([
        ("runtime", text(&version.runtime())),
        ("file", text(version.file)),
        ("expected", texts(version.expected)),
        ("workers", or_null(version.worker_count())),
        ("usual_workers", or_null(version.usual_workers())),
        ("ends", text(version.ends.as_str())),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lesson::Question, render::fixtures::assert_picture};
    use serde_json::Value;
    use std::process::ExitCode;

    const fn version(file: &'static str, source: &'static str) -> Version {
        Version::new(file, source, || ExitCode::SUCCESS)
    }

    const NUMBERS: &str = "let n = number(\"clients\", 9);\nnumber(\n    \"coats\", 2)";

    #[test]
    fn json_has_everything_on_the_cards() {
        let program = Program {
            name: "painting",
            card: "//! Paint\n//! dries.\n//!\n//! Watch for: a\n//!\n\
                   //! Not promised: b\n//!\n//! Try: \"c\"\n//!\n\
                   //! Terms: poll.\n",
            question: Question {
                ask: "How long?",
                answers: &["4 s", "8 s"],
                ..Program::DEFAULTS.question
            },
            versions: &[
                const { version("on_std.rs", "number(\"clients\", 9)").answers(&["8 s"]) },
                const { version("on_smol.rs", NUMBERS).answers(&["4 s"]) },
            ],
            surprise: 1,
            ..Program::DEFAULTS
        };
        let lesson = Lesson {
            name: "waiting",
            about: "",
            programs: &[],
        };
        let value: Value = serde_json::from_str(&card(&lesson, &program)).expect("JSON");
        assert_picture("card-json", &format!("{value:#}"));
    }
}
