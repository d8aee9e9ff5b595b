//! The signs of a picture, in both alphabets, and what they mean.

use anstyle::Style;

use super::{
    spans::State,
    style::{BAD, CREATED, GOOD, QUIET, RUNNING, WAITING, WOKEN},
    text::Look,
};
use crate::recording::{End, Recording};

pub(super) fn state_sign(state: Option<State>, look: Look) -> (char, Style) {
    match state {
        None => (' ', Style::new()),
        Some(State::Created) => (look.pick('·', '.'), CREATED),
        Some(State::Running) => (look.pick('━', '#'), RUNNING),
        Some(State::Waiting) => (look.pick('╌', '-'), WAITING),
        Some(State::Woken) => (look.pick('░', '%'), WOKEN),
    }
}

pub(super) struct Sign {
    pub(super) text: &'static str,
    pub(super) style: Style,
    meaning: &'static str,
}

pub(super) fn end_sign(end: End, recording: &Recording, look: Look) -> Sign {
    let is_over = recording.outcome.is_some();
    let (sign, ascii, style, meaning) = match end {
        End::Finished => ("✔", "v", GOOD, "finished"),
        End::Dropped => ("✗", "x", BAD, "dropped"),
        End::Panicked => ("!", "!", BAD, "panicked"),
        // Nothing has ended yet.
        End::Open if !is_over => ("", "", QUIET, ""),
        End::Open if recording.is_cut => ("…", "~", QUIET, "cut off here"),
        End::Open => ("◌", "?", BAD, "still there when its process ended"),
    };
    Sign {
        text: look.pick(sign, ascii),
        style,
        meaning,
    }
}

/// The signs that occur, and what they mean.
pub(super) fn legend(
    recordings: &[Recording],
    picture: &str,
    look: Look,
) -> Vec<String> {
    let states = [
        (State::Created, "made, never polled yet"),
        (State::Running, "running"),
        (State::Waiting, "waiting"),
        (State::Woken, "woken, not yet running"),
    ];
    let states = states.map(|(state, meaning)| {
        let (sign, _) = state_sign(Some(state), look);
        (sign, meaning)
    });
    let drawn = states.iter().filter(|(sign, _)| picture.contains(*sign));
    let mut entries: Vec<String> = drawn
        .map(|(sign, meaning)| format!("{sign} {meaning}"))
        .collect();
    let tasks = || {
        recordings
            .iter()
            .flat_map(|r| r.tasks.iter().map(move |task| (task, r)))
    };
    for end in [End::Finished, End::Dropped, End::Panicked, End::Open] {
        if let Some((task, of)) = tasks().find(|(task, _)| task.end == end) {
            let sign = end_sign(task.end, of, look);
            if !sign.meaning.is_empty() {
                entries.push(format!("{} {}", sign.text, sign.meaning));
            }
        }
    }
    if tasks().next().is_some() {
        entries.push(format!("{} main thread", thread_signs(&[0], look)));
    }
    entries
}

/// `¹` is the main thread; in ASCII `(1)`.
pub(super) fn thread_signs(threads: &[usize], look: Look) -> String {
    let numbers = threads.iter().map(|thread| (thread + 1).to_string());
    let numbers: Vec<String> = numbers.collect();
    if numbers.is_empty() {
        return String::new();
    }
    if look.ascii {
        return format!("({})", numbers.join(","));
    }
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).map_or(c, |d| raised[d as usize]);
    // From the tenth thread on it takes a gap to tell them apart.
    let gap = if threads.iter().any(|t| *t >= 9) {
        " "
    } else {
        ""
    };
    numbers.join(gap).chars().map(digit).collect()
}
