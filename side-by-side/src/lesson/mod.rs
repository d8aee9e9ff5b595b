//! A lesson's programs and their cards: a program's claim, its question, and
//! the expected answer of each version.

pub(crate) mod json;
pub(crate) mod run;

use std::{collections::HashSet, fmt::Display, hash::Hash, process::ExitCode};

use crate::{
    recording::{Outcome, Recording, Seen},
    runtimes::{Runtime, runtime_of},
};

/// The paragraphs of a card after its claim: what to watch for, what may differ
/// from run to run, what to try, and terms to look up in `GLOSSARY.md`.
pub(crate) const LEADS: [&str; 4] = ["Watch for", "Not promised", "Try", "Terms"];

/// What a lesson crate's `main` passes to [`crate::run`].
#[derive(Clone, Copy)]
pub struct Lesson {
    /// The crate's name.
    pub name: &'static str,
    /// One line.
    pub about: &'static str,
    /// The first one is the default.
    pub programs: &'static [Program],
}

impl Lesson {
    /// Is it a program that shows itself ([`crate::watch_main`])?
    pub(crate) fn is_own_program(&self) -> bool {
        let versions = self.programs.iter().flat_map(|p| p.versions);
        versions
            .into_iter()
            .any(|v| matches!(v.start, Start::Itself))
    }

    /// All runtimes for which a program of this lesson has a version.
    pub(crate) fn runtimes(&self) -> Vec<String> {
        let versions = self.programs.iter().flat_map(|p| p.versions);
        distinct(versions.map(Version::runtime))
    }
}

/// Without those that have occurred before.
pub(crate) fn distinct<T: Clone + Eq + Hash>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known = HashSet::new();
    let items = items.into_iter();
    items.filter(|item| known.insert(item.clone())).collect()
}

/// One small program in several versions.
#[derive(Clone, Copy)]
pub struct Program {
    pub name: &'static str,
    /// The source of the card (`include_str!("mod.rs")`). Its module doc has
    /// the claim, then `Watch for:`, `Not promised:`, `Try:` and `Terms:`, one
    /// paragraph each.
    pub card: &'static str,
    pub question: Question,
    /// In the order in which they are shown.
    pub versions: &'static [Version],
    /// How much the answers contradict what most people expect, from 0 to 3.
    /// The most surprising programs are listed in the workspace's README.
    pub surprise: u8,
    /// Each version is a step from the one before: `--code` compares
    /// neighbours, and the README has a separate table for the steps.
    pub are_steps: bool,
    pub pace: Pace,
    /// The duration of the longest version in program seconds, rounded up.
    /// While the versions run, the time axis has this length.
    pub lasts: f64,
    /// In program seconds; infinite if there is none. A version counts as
    /// hung if it exceeds it by five program seconds, and by at least three
    /// real seconds, because a busy machine starts a process late.
    pub deadline: f64,
}

impl Program {
    /// Defaults for most cards: `..Program::DEFAULTS`.
    pub const DEFAULTS: Program = Program {
        name: "",
        card: "",
        question: Question {
            ask: "",
            answers: &[],
            judge: |_| Err("the card has no judge".into()),
        },
        versions: &[],
        surprise: 0,
        are_steps: false,
        pace: Pace::AtOnce,
        lasts: 4.0,
        deadline: 20.0,
    };

    /// One sentence that a run can disprove: the first paragraph of the card,
    /// which has no lead.
    pub(crate) fn claim(&self) -> String {
        let first = self.paragraphs().into_iter().next().unwrap_or_default();
        let has_lead = LEADS.iter().any(|lead| first.starts_with(lead));
        if has_lead { String::new() } else { first }
    }

    /// What the card says after one of the [`LEADS`]; empty if it says nothing.
    pub(crate) fn paragraph(&self, lead: &str) -> String {
        let paragraphs = self.paragraphs();
        let found = paragraphs
            .iter()
            .find_map(|text| text.strip_prefix(lead)?.strip_prefix(": "));
        found.unwrap_or_default().to_owned()
    }

    /// Of the module doc, each on one line.
    fn paragraphs(&self) -> Vec<String> {
        let doc = self.card.lines().map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = doc.map(str::trim).collect();
        let paragraphs = lines.split(|line| line.is_empty());
        paragraphs.map(|lines| lines.join(" ")).collect()
    }

    pub fn version(&self, runtime: &str) -> Option<&'static Version> {
        self.versions.iter().find(|v| v.runtime() == runtime)
    }

    /// The versions that run by default: those that need only the lesson's
    /// executable.
    pub(crate) fn usual(&self) -> impl Iterator<Item = &'static Version> {
        self.versions
            .iter()
            .filter(|version| !version.is_in_python())
    }

    /// A program without a question has no answers, and no expectation but that
    /// it ends normally: a reader's own.
    pub(crate) fn has_question(&self) -> bool {
        !self.question.answers.is_empty()
    }

    /// Do the cards of the runtimes give different answers?
    pub(crate) fn differs(&self) -> bool {
        let mut shown = self.usual().filter(|v| v.has_runtime() && !v.is_cure());
        let first = shown.next().map(|version| version.expected);
        !self.are_steps && shown.any(|v| Some(v.expected) != first)
    }

    /// The names of the numbers that its versions use ([`crate::number`]). They
    /// are parsed from the sources, because they are needed before a version
    /// runs.
    pub(crate) fn numbers(&self) -> Vec<&'static str> {
        let calls = self
            .versions
            .iter()
            .flat_map(|v| v.source.split("number(").skip(1));
        distinct(calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next()))
    }
}

/// What the reader is asked to predict.
#[derive(Clone, Copy)]
pub struct Question {
    pub ask: &'static str,
    /// All possible answers.
    pub answers: &'static [&'static str],
    /// Reads the answer off a recording if it shows the mechanism that the card
    /// explains: from structure (what finished, what overlapped, in which
    /// order), never from milliseconds. Otherwise it returns what was missing.
    pub judge: fn(&Recording) -> Seen<String>,
}

impl Question {
    /// Finds an answer by its number, counted from 1, by its first letters, or
    /// by another part that no other answer contains.
    ///
    /// # Errors
    ///
    /// A message, if no answer or several answers match.
    pub(crate) fn chosen(&self, typed: &str) -> Result<&'static str, String> {
        let number = typed
            .parse()
            .ok()
            .and_then(|number: usize| number.checked_sub(1));
        if let Some(answer) = number.and_then(|nth| self.answers.get(nth)) {
            return Ok(answer);
        }
        let typed = typed.to_lowercase();
        let ways: [fn(&str, &str) -> bool; 3] = [
            |answer, typed| answer == typed,
            |answer, typed| answer.starts_with(typed),
            |answer, typed| answer.contains(typed),
        ];
        for is_meant in ways {
            let is_meant = |answer: &&&str| is_meant(&answer.to_lowercase(), &typed);
            let mut found = self.answers.iter().filter(is_meant);
            if let (Some(answer), None) = (found.next(), found.next()) {
                return Ok(answer);
            }
        }
        Err(format!(
            "`{typed}` is not one of the answers; write a number from 1 to {}, \
             or the start of an answer",
            self.answers.len()
        ))
    }
}

/// A program on one runtime; [`version!`](crate::version) creates it.
#[derive(Clone, Copy)]
pub struct Version {
    /// The name of the source: `on_async_std.rs`.
    pub file: &'static str,
    pub source: &'static str,
    /// Another source that `--code` shows first; empty if there is none.
    pub(crate) shown: &'static str,
    pub(crate) start: Start,
    pub(crate) expected: &'static [&'static str],
    pub(crate) ends: Outcome,
    pub(crate) workers: Option<u64>,
    pub(crate) imitates: Option<&'static str>,
    pub(crate) differs_in_threads: bool,
}

impl Version {
    pub const fn new(file: &'static str, source: &'static str, main: fn() -> ExitCode) -> Version {
        Version {
            file,
            source,
            shown: "",
            start: Start::Own(main),
            expected: &[],
            ends: Outcome::Finished,
            workers: None,
            imitates: None,
            differs_in_threads: false,
        }
    }

    /// A program in Python. `card` is the path of its card.
    pub const fn in_python(
        file: &'static str,
        source: &'static str,
        card: &'static str,
    ) -> Version {
        Version {
            start: Start::Python { card },
            ..Version::new(file, source, || ExitCode::FAILURE)
        }
    }

    /// What the version shows, if that is another file in the program's
    /// directory: `.shows(include_str!("step_1.rs"))`.
    pub const fn shows(self, shown: &'static str) -> Version {
        Version { shown, ..self }
    }

    /// The running program itself.
    pub(crate) fn itself(file: &'static str, source: &'static str) -> Version {
        Version {
            start: Start::Itself,
            ..Version::new(file, source, || ExitCode::FAILURE)
        }
    }

    /// The answer on the card; several if it depends on chance.
    pub const fn answers(self, expected: &'static [&'static str]) -> Version {
        Version { expected, ..self }
    }

    /// How the process must end, if not with exit code 0.
    pub const fn ends(self, ends: Outcome) -> Version {
        Version { ends, ..self }
    }

    /// The number of workers of its runtime, if not the usual one: two for
    /// tokio and async-std, one for smol.
    pub const fn workers(self, count: u64) -> Version {
        Version {
            workers: Some(count),
            ..self
        }
    }

    /// Marks a counterexample: it reaches the outcome of the version on this
    /// runtime in another way, and runs with its settings. Its judge must give it
    /// none of its answers.
    pub const fn imitates(self, runtime: &'static str) -> Version {
        Version {
            imitates: Some(runtime),
            ..self
        }
    }

    /// Only its number of threads distinguishes this counterexample from the
    /// version that it imitates. On systems that do not report that number
    /// (Linux does), no judge can reject it.
    pub const fn differs_in_threads(self) -> Version {
        Version {
            differs_in_threads: true,
            ..self
        }
    }

    /// The runtime's name, from the file name: `async-std`. A counterexample
    /// keeps its prefix: `not-two-threads`. A cure is named after its bug:
    /// `cured_on_smol.rs` is `smol-cured`.
    pub fn runtime(&self) -> String {
        let stem = self.file.trim_end_matches(".rs").trim_end_matches(".py");
        let cured = stem.strip_prefix(CURED).map(|bug| format!("{bug}-cured"));
        let name = cured.unwrap_or_else(|| stem.strip_prefix("on_").unwrap_or(stem).to_owned());
        name.replace('_', "-")
    }

    /// Does it show how to avoid what the version before it shows?
    pub(crate) fn is_cure(&self) -> bool {
        self.file.starts_with(CURED)
    }

    /// The header of the source, as one paragraph: how this runtime does it.
    pub(crate) fn header(&self) -> String {
        let (doc, lead) = match self.source.strip_prefix("\"\"\"") {
            Some(source) => (source.split("\"\"\"").next().unwrap_or_default(), ""),
            None => (self.source, "//!"),
        };
        let lines = doc.lines().map_while(|line| line.strip_prefix(lead));
        let lines = lines.map(str::trim);
        let first = lines.take_while(|line| !line.is_empty() && !line.starts_with("Differs:"));
        first.collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn runtime_row(&self) -> Option<&'static Runtime> {
        runtime_of(&self.runtime_of_settings())
    }

    /// How many threads besides main run its tasks; `None` if there are none.
    pub(crate) fn worker_count(&self) -> Option<u64> {
        let usual = self.usual_workers()?;
        Some(self.workers.unwrap_or(usual))
    }

    /// The same, unless the card says otherwise.
    pub(crate) fn usual_workers(&self) -> Option<u64> {
        self.runtime_row()?.workers(&self.runtime_of_settings())
    }

    /// The answers on the card.
    pub fn answers_on_card(&self) -> &'static [&'static str] {
        self.expected
    }

    pub(crate) fn is_in_python(&self) -> bool {
        matches!(self.start, Start::Python { .. })
    }

    pub(crate) fn has_runtime(&self) -> bool {
        has_runtime(self.file)
    }

    pub fn is_counterexample(&self) -> bool {
        self.imitates.is_some()
    }

    fn runtime_of_settings(&self) -> String {
        self.imitates.map_or_else(|| self.runtime(), str::to_owned)
    }
}

/// How the file name of a cure starts.
const CURED: &str = "cured_on_";

/// What the process of a version runs.
#[derive(Clone, Copy)]
pub(crate) enum Start {
    /// The lesson's own executable, which calls this function.
    Own(fn() -> ExitCode),
    /// Python, with the version's source.
    Python { card: &'static str },
    /// The running program once more, with its own arguments, environment and
    /// stdin ([`crate::watch_main`]).
    Itself,
}

/// Versions that use only std show what it is like without a runtime.
pub fn has_runtime(file: &str) -> bool {
    file != "on_std.rs" && !file.starts_with("on_threads")
}

/// `version!(on_smol).answers(&["2 s"])`: the module `on_smol` (file
/// `on_smol.rs`, with a `pub fn main`) is the version on smol, and its answer
/// is "2 s". `version!(on_asyncio.py)` is one in Python.
#[macro_export]
macro_rules! version {
    ($module:ident) => {
        $crate::Version::new(
            concat!(stringify!($module), ".rs"),
            include_str!(concat!(stringify!($module), ".rs")),
            || $crate::Ending::exit_code($module::main()),
        )
    };
    ($stem:ident.py) => {
        $crate::Version::in_python(
            concat!(stringify!($stem), ".py"),
            include_str!(concat!(stringify!($stem), ".py")),
            file!(),
        )
    };
}

/// What a version's `main` returns. An error is printed with `Display`, where
/// std would use `{:?}`.
pub trait Ending {
    fn exit_code(self) -> ExitCode;
}

impl Ending for () {
    fn exit_code(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl<E: Display> Ending for Result<(), E> {
    fn exit_code(self) -> ExitCode {
        match self {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: main returned: {error}");
                ExitCode::FAILURE
            }
        }
    }
}

/// Whether the versions of a program run at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    AtOnce,
    /// One after another, for programs that measure something.
    InTurn,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program of the reader's may have this many lanes. If each name were
    /// compared with all names before it, this would take an hour.
    #[test]
    fn distinct_names_keep_their_order_and_many_are_cheap() {
        assert_eq!(distinct(["b", "a", "b", "c"]), ["b", "a", "c"]);
        let names = (0..1_000_000).map(|nth| format!("lane {nth}"));
        assert_eq!(distinct(names).len(), 1_000_000);
    }

    #[test]
    fn a_cure_is_named_after_its_bug() {
        let named = |file| Version::new(file, "", || ExitCode::SUCCESS);
        let cure = named("cured_on_async_std.rs");
        assert_eq!(cure.runtime(), "async-std-cured");
        assert!(cure.is_cure() && cure.usual_workers().is_some());
        assert!(!named("on_smol.rs").is_cure());
    }
}
