//! What is wrong with a card, for whoever writes one. It is said before
//! anything runs.

use super::{Lesson, PATIENCE, Program, Question, Version};

impl Lesson {
    pub(crate) fn defect(&self) -> Option<String> {
        if self.programs.is_empty() {
            return Some(format!("the lesson `{}` has no program", self.name));
        }
        let names = self.programs.iter().map(|program| program.name);
        if let Some(name) = first_twice(names) {
            return Some(format!("two programs have the name `{name}`"));
        }
        self.programs.iter().find_map(Program::defect)
    }
}

impl Program {
    fn defect(&self) -> Option<String> {
        let of_program = |text| format!("`{}`: {text}", self.name);
        self.missing_part()
            .or_else(|| self.question.defect())
            .or_else(|| self.bad_number())
            .or_else(|| self.bad_length())
            .map(of_program)
            .or_else(|| {
                let mut versions = self.versions.iter();
                versions.find_map(|version| {
                    let text = self.defect_of(version)?;
                    let file = version.file;
                    Some(format!("`{}`, {file}: {text}", self.name))
                })
            })
    }

    fn missing_part(&self) -> Option<String> {
        let parts = [
            ("a claim, which stands first", self.claim()),
            ("`Watch for:`", self.watch_for()),
            ("`Not promised:`", self.not_promised()),
            ("`Try:`", self.what_to_try()),
        ];
        let missing = parts.iter().find(|(_, text)| text.is_empty());
        missing.map(|(part, _)| {
            format!("the module doc of its card has no paragraph for {part}")
        })
    }

    fn bad_number(&self) -> Option<String> {
        let is_word = |name: &&str| {
            !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let numbers = self.numbers();
        let bad = numbers.iter().find(|name| !is_word(name));
        bad.map(|name| {
            format!(
                "`number(\"{name}\", …)`: its name is to be one word of \
                 letters, digits and hyphens, so that `--with` can change it"
            )
        })
    }

    fn bad_length(&self) -> Option<String> {
        let is_length = |seconds: f64| seconds.is_finite() && seconds > 0.0;
        let (lasts, deadline) = (self.lasts, self.deadline);
        if !is_length(lasts) || !is_length(deadline) {
            return Some(format!(
                "`lasts: {lasts:?}` and `deadline: {deadline:?}` are to be \
                 seconds, more than none"
            ));
        }
        (lasts > deadline + PATIENCE.as_secs_f64()).then(|| {
            format!(
                "`lasts: {lasts:?}`, but with `deadline: {deadline:?}` it \
                 would be taken to hang before"
            )
        })
    }

    fn defect_of(&self, version: &Version) -> Option<String> {
        let answers = self.question.answers;
        if !has_name_of_version(version.file) {
            return Some(
                "the name of a version's file begins with `on_`, and that of \
                 a counterexample with `not_`; it has small letters, digits \
                 and `_`"
                    .to_owned(),
            );
        }
        if version.is_counterexample() {
            let real = version.imitates.and_then(|r| self.version(r));
            if real.is_some_and(|real| !real.is_counterexample()) {
                return None;
            }
            let has: Vec<_> = self.shown().map(Version::runtime).collect();
            let has = has.join(", ");
            return Some(match version.imitates {
                Some(name) => {
                    format!("it imitates `{name}`, but the versions are: {has}")
                }
                None => format!(
                    "a counterexample says which version it imitates: \
                     `.imitates(\"…\")`, one of {has}"
                ),
            });
        }
        let mut unknown =
            version.expected.iter().filter(|a| !answers.contains(a));
        if let Some(answer) = unknown.next() {
            return Some(format!(
                "it expects \"{answer}\", which is not among the answers to \
                 the question"
            ));
        }
        if version.expected.is_empty() {
            return Some(
                "it expects no answer; add `.answers(&[\"…\"])`".to_owned(),
            );
        }
        (version.expected.len() >= answers.len()).then(|| {
            "it expects every answer there is, so the card could not be wrong"
                .to_owned()
        })
    }
}

impl Question {
    fn defect(&self) -> Option<String> {
        // Both stand in a table.
        let is_cell = |text: &&str| {
            !text.trim().is_empty() && !text.contains(['|', '\n'])
        };
        if !is_cell(&self.ask) {
            return Some(format!(
                "the question {:?} is to be one line without `|`",
                self.ask
            ));
        }
        if let Some(answer) = self.answers.iter().find(|a| !is_cell(a)) {
            return Some(format!(
                "the answer {answer:?} is to be one line without `|`"
            ));
        }
        first_twice(self.answers.iter().copied())
            .map(|answer| format!("the answer \"{answer}\" is there twice"))
    }
}

fn has_name_of_version(file: &str) -> bool {
    let stem = file.strip_suffix(".rs").or(file.strip_suffix(".py"));
    let stem = stem.unwrap_or(file);
    let name = stem.strip_prefix("on_").or(stem.strip_prefix("not_"));
    name.is_some_and(|name| {
        !name.is_empty()
            && name.chars().all(|c| {
                c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
            })
    })
}

/// What is there a second time.
fn first_twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name) {
            return Some(name);
        }
        seen.push(name);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::ExitCode;

    const CARD: &str = "//! Paint dries.\n//!\n//! Watch for: x\n//!\n\
                        //! Not promised: x\n//!\n//! Try: x\n";

    const fn version(file: &'static str) -> Version {
        Version::new(file, "", || ExitCode::SUCCESS)
    }

    const STD: Version = version("on_std.rs").answers(&["8 s"]);

    const PROGRAM: Program = Program {
        name: "painting",
        card: CARD,
        question: Question {
            ask: "How long?",
            answers: &["4 s", "8 s"],
            judge: |_| Err("no paint".into()),
        },
        versions: &[STD],
        ..Program::DEFAULTS
    };

    #[track_caller]
    fn assert_defect(program: Program, defect: &str) {
        let found = program.defect().unwrap_or_default();
        assert!(found.contains(defect), "{found:?}");
    }

    #[test]
    fn a_good_card_has_no_defect() {
        assert_eq!(PROGRAM.defect(), None);
    }

    #[test]
    fn each_part_of_the_doc_must_be_there() {
        let with = |card| Program { card, ..PROGRAM };
        assert_defect(
            with("//! Watch for: x\n//!\n//! Not promised: x\n//!\n//! Try: x"),
            "a claim, which stands first",
        );
        assert_defect(
            with("//! x\n//!\n//! Watch for: x\n//!\n//! Not promised: x"),
            "`Try:`",
        );
    }

    #[test]
    fn question_and_answers_must_fit_into_a_table() {
        let with = |ask, answers| Program {
            question: Question {
                ask,
                answers,
                ..PROGRAM.question
            },
            ..PROGRAM
        };
        assert_defect(with("", &["4 s", "8 s"]), "the question \"\"");
        assert_defect(with("a|b?", &["4 s", "8 s"]), "without `|`");
        assert_defect(with("Who?", &["8 s", "a\nb"]), "the answer \"a\\nb\"");
        assert_defect(with("Who?", &["8 s", "8 s"]), "\"8 s\" is there twice");
    }

    #[test]
    fn a_version_has_a_name_and_one_of_the_answers() {
        let with = |versions| Program {
            versions,
            ..PROGRAM
        };
        const FREE: Version = version("smol.rs").answers(&["4 s"]);
        assert_defect(with(&[FREE]), "begins with `on_`");
        const LARGE: Version = version("on_Smol.rs").answers(&["4 s"]);
        assert_defect(with(&[LARGE]), "small letters");
        const NOT: Version = version("not_two.rs");
        assert_defect(with(&[STD, NOT]), "one of std");
        const NOBODY: Version = version("not_two.rs").imitates("tokyo");
        assert_defect(
            with(&[STD, NOBODY]),
            "it imitates `tokyo`, but the versions are: std",
        );
        const OTHER: Version = version("on_smol.rs").answers(&["5 s"]);
        assert_defect(with(&[OTHER]), "expects \"5 s\"");
        const NONE: Version = version("on_smol.rs");
        assert_defect(with(&[NONE]), "expects no answer");
        const ALL: Version = version("on_smol.rs").answers(&["4 s", "8 s"]);
        assert_defect(with(&[ALL]), "every answer");
    }

    #[test]
    fn numbers_and_lengths_must_make_sense() {
        const SPACE: Version =
            Version::new("on_std.rs", "number(\"a b\", 1)", || {
                ExitCode::SUCCESS
            })
            .answers(&["8 s"]);
        let versions = &[SPACE];
        assert_defect(
            Program {
                versions,
                ..PROGRAM
            },
            "one word",
        );
        let lasts = |lasts| Program { lasts, ..PROGRAM };
        assert_defect(lasts(300.0), "taken to hang before");
        assert_defect(lasts(0.0), "more than none");
        assert_defect(lasts(f64::NAN), "more than none");
    }

    #[test]
    fn two_programs_have_two_names() {
        let lesson = Lesson {
            name: "",
            about: "",
            programs: &[PROGRAM, PROGRAM],
        };
        let defect = lesson.defect().unwrap_or_default();
        assert_eq!(defect, "two programs have the name `painting`");
    }
}
