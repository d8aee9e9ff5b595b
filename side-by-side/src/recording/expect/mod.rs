//! What one may require of a recording. A requirement that is not met says so
//! in a sentence, so a judge is a list of requirements, each with a `?`.
//!
//! Everything follows from structure: which lane waited, what woke it, inside
//! of which lane and on which thread it ran, in which order things happened.
//! Lengths are whole seconds of the program. What a busy machine may delay is
//! tolerated here and nowhere else.

mod ends;
mod holding;
mod order;
mod parts;
#[cfg(test)]
mod tests;
mod threads;
mod waiting;
mod wakes;
mod words;

use std::{collections::BTreeSet, fmt};

use super::{End, Poll, Recording, Said, State, Task, Wake, threads_of};
use crate::runtimes::{is_driver, is_of_pool, is_worker, may_be_of_pool, worker_of};

/// What was seen, or what was missing.
pub type Seen<T = ()> = Result<T, Missing>;

/// Why a recording does not answer a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    sentence: String,
    /// Why it is not this answer, for each of several.
    answers: Vec<(String, Missing)>,
}

impl Missing {
    /// The sentence, about the first of the expected answers that there is one
    /// about.
    pub(crate) fn why(&self, expected: &[&str]) -> String {
        let about = |answer: &&str| self.answers.iter().find(|(known, _)| known == answer);
        match expected.iter().find_map(about) {
            Some((_, missing)) => missing.why(expected),
            None => self.sentence.clone(),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.why(&[]))
    }
}

impl<T: Into<String>> From<T> for Missing {
    fn from(sentence: T) -> Missing {
        Missing {
            sentence: sentence.into(),
            ..Missing::default()
        }
    }
}

/// `otherwise` says what was missing if it is not so.
pub fn require(is_so: bool, otherwise: impl Into<Missing>) -> Seen {
    match is_so {
        true => Ok(()),
        false => Err(otherwise.into()),
    }
}

/// The requirement is met for each of the lanes.
pub fn each(lanes: &[&Task], is_met: impl Fn(&Task) -> Seen) -> Seen {
    lanes.iter().try_for_each(|lane| is_met(lane))
}

/// A moment of a run, with words for what happened then. It may be missing.
#[derive(Debug, Clone)]
pub struct Moment {
    what: String,
    ns: Option<u64>,
}

impl Moment {
    /// In ns.
    fn seen(&self) -> Seen<u64> {
        self.ns
            .ok_or_else(|| format!("{} was not seen", self.what).into())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl<T: Into<String>> From<(T, Option<u64>)> for Moment {
    fn from((what, ns): (T, Option<u64>)) -> Moment {
        let what = what.into();
        Moment { what, ns }
    }
}

/// When it was said.
impl From<&Said> for Moment {
    fn from(said: &Said) -> Moment {
        (format!("\"{}\"", said.text), Some(said.at_ns)).into()
    }
}

/// Its name, as it stands in a sentence: `` `tea` ``.
impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "`{}`", self.name)
    }
}

impl Task {
    pub fn creation(&self) -> Moment {
        let created_ns = Some(self.created_ns);
        (format!("the creation of {self}"), created_ns).into()
    }

    /// Its first poll.
    pub fn start(&self) -> Moment {
        (format!("the start of {self}"), self.began_ns()).into()
    }

    /// Its end, in whatever way.
    pub fn finish(&self) -> Moment {
        (format!("the end of {self}"), self.ended_ns).into()
    }
}

/// The first answer whose requirements are met.
///
/// # Errors
///
/// If there is none: why it is none of them. A reader is told why it is not the
/// one that the card expects; if the card expects another, why not the last.
pub fn answer<const N: usize>(cases: [(&str, Seen); N]) -> Seen<String> {
    let mut answers = Vec::new();
    for (answer, seen) in cases {
        match seen {
            Ok(()) => return Ok(answer.to_owned()),
            Err(missing) => answers.push((answer.to_owned(), missing)),
        }
    }
    let last = answers.last().map(|(_, missing)| missing.clone());
    Err(Missing {
        answers,
        ..last.unwrap_or_default()
    })
}

/// Some lanes, in a sentence: `` `tea` and `toast` ``.
fn names(lanes: &[&Task]) -> String {
    let names: Vec<_> = lanes.iter().map(|lane| lane.to_string()).collect();
    match names.as_slice() {
        [] => "no lane".to_owned(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Polls for no visible reason that a lane may have: a machine that is busy, a
/// wait in several steps.
const IN_VAIN_AT_MOST: usize = 4;
