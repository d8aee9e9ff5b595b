//! The signs of a picture, in both alphabets, and what they mean.

use std::collections::BTreeSet;

use anstyle::Style;

use crate::render::style::{BAD, CREATED, GOOD, QUIET, RUNNING, WAITING, WOKEN, styled};
use crate::{
    recording::{End, Recording, State, Task},
    text::Look,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    In(State),
    Released,
    Finished,
    Dropped,
    Panicked,
    CutOff,
    StillThere,
    MainThread,
}

use Sign::*;
use State::*;

/// Each sign, its ASCII form, its colour, and what it means.
const SIGNS: [(Sign, &str, &str, Style, &str); 13] = [
    (In(Created), "·", ".", CREATED, "created, not yet polled"),
    (In(Running), "━", "#", RUNNING, "running"),
    (In(Holding), "═", "=", RUNNING, "blocks its thread"),
    (In(Waiting), "╌", "-", WAITING, "waiting"),
    (In(Woken), "░", "%", WOKEN, "woken, not yet running"),
    (In(Alive), "─", "_", RUNNING, "a value, alive"),
    (Released, "┤", "]", QUIET, "the value was dropped"),
    (Finished, "✔", "v", GOOD, "finished"),
    (Dropped, "✗", "x", BAD, "dropped"),
    (Panicked, "!", "!", BAD, "panicked"),
    (CutOff, "…", "~", QUIET, "cut off here"),
    (
        StillThere,
        "◌",
        "?",
        BAD,
        "still there when its process ended",
    ),
    (MainThread, "¹", "(1)", QUIET, "main thread"),
];

impl Sign {
    pub(crate) fn all() -> BTreeSet<Sign> {
        SIGNS.map(|(sign, ..)| sign).into()
    }

    /// `None` if the task is still running.
    pub(crate) fn of_end(task: &Task, recording: &Recording) -> Option<Sign> {
        match task.end {
            End::Finished => Some(Finished),
            End::Dropped if task.is_value() => Some(Released),
            End::Dropped => Some(Dropped),
            End::Panicked => Some(Panicked),
            End::Open if recording.outcome.is_none() => None,
            End::Open if recording.is_cut => Some(CutOff),
            End::Open => Some(StillThere),
        }
    }

    fn entry(self) -> &'static (Sign, &'static str, &'static str, Style, &'static str) {
        let entry = SIGNS.iter().find(|(sign, ..)| *sign == self);
        entry.expect("each sign has an entry")
    }

    pub(crate) fn text(self, look: Look) -> &'static str {
        let (_, sign, ascii, ..) = self.entry();
        look.pick(sign, ascii)
    }

    /// The sign in its colour, repeated this many times.
    pub(crate) fn draw(self, times: usize, look: Look) -> String {
        let (.., style, _) = self.entry();
        styled(*style, self.text(look).repeat(times))
    }
}

/// The lines of the legend.
pub(crate) fn legend(signs: &BTreeSet<Sign>, look: Look) -> Vec<String> {
    let entries = signs.iter().map(|sign| {
        let (.., meaning) = sign.entry();
        format!("{} {meaning}", sign.text(look))
    });
    let entries: Vec<String> = entries.collect();
    let lines = look.wrap_parts(entries.iter().map(|entry| ("  ", entry.as_str())), 0);
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.map(|line| styled(QUIET, line)).collect()
}

/// `¹` is the main thread, `²,⁴` are two others; in ASCII `(1)` and `(2,4)`.
pub(crate) fn thread_signs<'a>(threads: impl IntoIterator<Item = &'a u16>, look: Look) -> String {
    let number = |thread: &u16| (u32::from(*thread) + 1).to_string();
    let numbers: Vec<String> = threads.into_iter().map(number).collect();
    match numbers.join(",") {
        none if none.is_empty() => none,
        numbers if look.ascii => format!("({numbers})"),
        numbers => numbers.chars().map(raised).collect(),
    }
}

fn raised(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).map_or(digit, |d| RAISED[d as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look::new(50);

    #[test]
    fn several_threads_are_not_read_as_one_number() {
        assert_eq!(thread_signs(&[], LOOK), "");
        assert_eq!(thread_signs(&[23], LOOK), "²⁴");
        assert_eq!(thread_signs(&[1, 3], LOOK), "²,⁴");
        assert_eq!(thread_signs(&[0, 10, u16::MAX], LOOK), "¹,¹¹,⁶⁵⁵³⁶");
        assert_eq!(thread_signs(&[1, 3], LOOK.in_ascii()), "(2,4)");
    }

    #[test]
    fn no_two_signs_of_an_alphabet_are_equal() {
        for look in [LOOK, LOOK.in_ascii()] {
            let texts: BTreeSet<&str> = SIGNS.iter().map(|sign| sign.0.text(look)).collect();
            assert_eq!(texts.len(), SIGNS.len());
        }
    }
}
