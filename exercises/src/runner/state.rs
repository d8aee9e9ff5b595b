//! The verdicts of earlier checks, in a file that git ignores. It can be
//! deleted; then the exercises must be checked again.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

use exercises::{
    Verdict,
    catalogue::{self, Exercise},
};
use serde_json::{Value, json};

use super::{
    check::{Checked, source},
    files,
};

#[derive(Default)]
pub(crate) struct State {
    /// By exercise.
    known: BTreeMap<String, Known>,
}

struct Known {
    /// The hash of the source that was checked.
    hash: u64,
    verdict: Option<Verdict>,
    hints: usize,
}

impl State {
    pub(crate) fn read() -> State {
        let text = fs::read_to_string(path()).unwrap_or_default();
        let value: Value = serde_json::from_str(&text).unwrap_or_default();
        let entries = value.as_object().into_iter().flatten();
        let known = entries.map(|(name, entry)| {
            let verdict = Verdict::ALL
                .into_iter()
                .find(|verdict| entry["verdict"] == verdict.as_str());
            let hints = entry["hints"].as_u64().unwrap_or(0);
            let known = Known {
                hash: entry["hash"].as_u64().unwrap_or(0),
                verdict,
                // A number that is too large means all of them.
                hints: usize::try_from(hints).unwrap_or(usize::MAX),
            };
            (name.clone(), known)
        });
        State {
            known: known.collect(),
        }
    }

    /// The verdict on the exercise as it is now.
    pub(crate) fn verdict(&self, exercise: &Exercise) -> Option<Verdict> {
        let known = self.known.get(&exercise.name)?;
        let is_the_same = known.hash == hash(&source(exercise).ok()?);
        is_the_same.then_some(known.verdict?)
    }

    /// The first one that has not passed.
    pub(crate) fn next<'a>(
        &self,
        exercises: &'a [Exercise],
    ) -> Option<&'a Exercise> {
        let has_passed =
            |e: &&Exercise| self.verdict(e) == Some(Verdict::Passed);
        exercises.iter().find(|e| !has_passed(e))
    }

    pub(crate) fn hints(&self, exercise: &Exercise) -> usize {
        self.known
            .get(&exercise.name)
            .map_or(0, |known| known.hints)
    }

    pub(crate) fn judged(&mut self, exercise: &Exercise, checked: &Checked) {
        let known = self.entry(exercise);
        known.verdict = Some(checked.verdict);
        known.hash = hash(&checked.source);
        self.write();
    }

    pub(crate) fn hinted(&mut self, exercise: &Exercise, hints: usize) {
        self.entry(exercise).hints = hints;
        self.write();
    }

    fn entry(&mut self, exercise: &Exercise) -> &mut Known {
        let name = exercise.name.clone();
        self.known.entry(name).or_insert(Known {
            hash: 0,
            verdict: None,
            hints: 0,
        })
    }

    /// In a read-only checkout, verdicts are not remembered.
    fn write(&self) {
        let entries = self.known.iter().map(|(name, known)| {
            let verdict = known.verdict.map(Verdict::as_str);
            let entry = json!({
                "hash": known.hash, "verdict": verdict, "hints": known.hints,
            });
            (name.clone(), entry)
        });
        let text = Value::Object(entries.collect()).to_string();
        if let Err(error) = files::write(&path(), text) {
            eprintln!("note: the verdict is not remembered: {error}");
        }
    }
}

fn path() -> PathBuf {
    catalogue::home().join(".state")
}

fn hash(source: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    hasher.finish()
}
