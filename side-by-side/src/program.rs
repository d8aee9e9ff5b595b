//! A lesson's programs, and their cards: what a program claims, the question
//! it asks, and the answer that each version is to give.

use serde_json::{Value, json};

use crate::recording::{Outcome, Recording};

/// What a lesson crate's `main` hands to [`crate::run`].
#[derive(Clone, Copy)]
pub struct Lesson {
    /// The crate's name.
    pub name: &'static str,
    /// One line.
    pub about: &'static str,
    /// The first one runs when no other is named.
    pub programs: &'static [Program],
}

impl Lesson {
    /// What is missing on a card, for whoever writes one.
    pub(crate) fn defect(&self) -> Option<String> {
        let of_program = |program: &Program| {
            let name = program.name;
            let parts = [
                ("a claim", program.claim()),
                ("`Watch for:`", program.watch_for()),
                ("`Not promised:`", program.not_promised()),
                ("`Try:`", program.what_to_try()),
            ];
            for (part, text) in parts {
                if text.is_empty() {
                    return Some(format!(
                        "the module doc of `{name}` has no paragraph for {part}"
                    ));
                }
            }
            let expected = program.versions.iter().flat_map(|v| v.expected);
            let mut unknown = expected
                .filter(|answer| !program.question.answers.contains(answer));
            unknown.next().map(|answer| {
                format!(
                    "`{name}` expects \"{answer}\", which is not among the \
                     answers to its question"
                )
            })
        };
        self.programs.iter().find_map(of_program)
    }
}

/// One small program in several versions.
#[derive(Clone, Copy)]
pub struct Program {
    pub name: &'static str,
    /// The source of the card (`include_str!("mod.rs")`). Its module doc says
    /// the claim, then `Watch for:`, `Not promised:` and `Try:`, a paragraph
    /// each, and is shown from here.
    pub card: &'static str,
    pub question: Question,
    /// In the order in which they are shown.
    pub versions: &'static [Version],
    pub pace: Pace,
    /// In the program's seconds. After them, and five real seconds more for a
    /// busy machine, a version is taken to hang.
    pub deadline: f64,
}

impl Program {
    /// What most cards do not set: `..Program::DEFAULTS`.
    pub const DEFAULTS: Program = Program {
        name: "",
        card: "",
        question: Question {
            ask: "",
            answers: &[],
            observe: |_| None,
        },
        versions: &[],
        pace: Pace::AtOnce,
        deadline: 20.0,
    };

    /// One sentence that could be false.
    pub fn claim(&self) -> String {
        self.paragraph("")
    }

    pub fn watch_for(&self) -> String {
        self.paragraph("Watch for: ")
    }

    /// What may differ from run to run.
    pub fn not_promised(&self) -> String {
        self.paragraph("Not promised: ")
    }

    pub fn what_to_try(&self) -> String {
        self.paragraph("Try: ")
    }

    /// The first paragraph of the module doc that begins with `lead`, on one
    /// line and without it; empty where there is none.
    fn paragraph(&self, lead: &str) -> String {
        let doc = self.card.lines().map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = doc.map(str::trim).collect();
        let mut paragraphs = lines.split(|line| line.is_empty());
        let found = paragraphs.find_map(|lines| {
            lines.join(" ").strip_prefix(lead).map(str::to_owned)
        });
        found.unwrap_or_default()
    }

    pub fn version(&self, runtime: &str) -> Option<&'static Version> {
        self.versions.iter().find(|v| v.runtime() == runtime)
    }

    /// Did this version end, and answer, as the card says?
    pub fn as_on_card(&self, recording: &Recording) -> bool {
        let answer = self.answer(recording);
        self.version(&recording.runtime).is_some_and(|version| {
            recording.outcome == Some(version.ends)
                && answer.is_some_and(|a| version.expected.contains(&&*a))
        })
    }

    /// The answer that this recording gives to the question.
    pub fn answer(&self, recording: &Recording) -> Option<String> {
        (self.question.observe)(recording)
    }
}

/// What the reader is asked to predict.
#[derive(Clone, Copy)]
pub struct Question {
    pub ask: &'static str,
    /// All that one might predict.
    pub answers: &'static [&'static str],
    /// Reads the answer off a recording: from structure (who finished, what
    /// overlapped, in which order), never from milliseconds. `None` where the
    /// recording has no answer, because the version broke down, say.
    pub observe: fn(&Recording) -> Option<String>,
}

/// A program on one runtime; [`version!`](crate::version) makes it.
#[derive(Clone, Copy)]
pub struct Version {
    /// The source's name: `on_async_std.rs`.
    pub file: &'static str,
    pub source: &'static str,
    pub main: fn() -> std::process::ExitCode,
    /// The answer on the card; several where chance decides.
    pub expected: &'static [&'static str],
    /// How the process is to end.
    pub ends: Outcome,
}

impl Version {
    /// The runtime's name, from the file's: `async-std`.
    pub fn runtime(&self) -> String {
        let stem = self.file.trim_start_matches("on_").trim_end_matches(".rs");
        stem.replace('_', "-")
    }

    pub(crate) fn has_runtime(&self) -> bool {
        has_runtime(self.file)
    }
}

/// Versions on plain std show what it is like without a runtime.
pub(crate) fn has_runtime(file: &str) -> bool {
    !matches!(file, "on_std.rs" | "on_threads.rs")
}

/// `version!(on_smol => "2 s")`: the module `on_smol` (file `on_smol.rs`, with
/// a `pub fn main`) is the version on smol, and its answer is "2 s".
/// `"a" | "b"` where chance decides between answers, and
/// `version!(on_smol => "hangs", Hung)` where the process is not to finish.
#[macro_export]
macro_rules! version {
    ($module:ident => $($answer:literal)|+) => {
        $crate::version!($module => $($answer)|+, Finished)
    };
    ($module:ident => $($answer:literal)|+, $ends:ident) => {
        $crate::Version {
            file: concat!(stringify!($module), ".rs"),
            source: include_str!(concat!(stringify!($module), ".rs")),
            main: || ::std::process::Termination::report($module::main()),
            expected: &[$($answer),+],
            ends: $crate::Outcome::$ends,
        }
    };
}

/// Whether the versions of a program run at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    AtOnce,
    /// One after another, for programs that measure something.
    InTurn,
}

/// The JSON form.
impl Program {
    pub(crate) fn json(
        &self,
        lesson: &Lesson,
        recordings: &[Recording],
    ) -> Value {
        let versions = recordings.iter().map(|recording| {
            let version = self.version(&recording.runtime);
            recording.to_json(
                self.answer(recording).as_deref(),
                version.map_or(&[], |version| version.expected),
            )
        });
        json!({
            "schema": 1,
            "crate": lesson.name,
            "program": self.name,
            "second_ns": recordings.first().map(|r| r.second_ns),
            "profile": if cfg!(debug_assertions) { "debug" } else { "release" },
            "cores": std::thread::available_parallelism().ok().map(usize::from),
            "versions": versions.collect::<Vec<_>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_its_four_parts_in_its_module_doc() {
        let program = Program {
            card: "//! Paint dries\n//! by itself.\n//!\n//! Watch for: the\n\
                   //! gap.\n//!\n//! Try: two coats.\n\nmod on_std;\n",
            ..Program::DEFAULTS
        };
        assert_eq!(program.claim(), "Paint dries by itself.");
        assert_eq!(program.watch_for(), "the gap.");
        assert_eq!(program.not_promised(), "");
        assert_eq!(program.what_to_try(), "two coats.");
    }
}
