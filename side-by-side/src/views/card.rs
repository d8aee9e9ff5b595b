//! The words around a picture: the card's, and where to go next.

use std::{fmt::Write as _, time::Duration};

use super::{
    style::{QUIET, STRONG, styled},
    text::Look,
};
use crate::program::{Lesson, Program, Version};

/// The program's name and claim, and the length of its second where that is
/// not a real one.
pub(crate) fn title(program: &Program, second: Duration, look: Look) -> String {
    let text = format!("{}: {}", program.name, program.claim());
    let mut title = String::new();
    for line in look.wrap(&look.plain(&text), 2) {
        writeln!(title, "{}", styled(STRONG, line)).ok();
    }
    if second != Duration::from_secs(1) {
        let length = humantime::format_duration(second);
        let text = format!("1 s of the program lasts {length}");
        for line in look.wrap(&text, 2) {
            writeln!(title, "{}", styled(QUIET, line)).ok();
        }
    }
    title.push('\n');
    title
}

/// What to watch for, what is not promised, what to try.
pub(crate) fn card(program: &Program, look: Look) -> String {
    let mut text = String::new();
    for (lead, words) in [
        ("Watch for", program.watch_for()),
        ("Not promised", program.not_promised()),
        ("Try", program.what_to_try()),
    ] {
        let words = look.plain(&format!("{lead}: {words}"));
        for line in look.wrap(&words, 2) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// What stands once below all pictures.
pub(crate) fn last_words(
    lesson: &Lesson,
    versions: &[&Version],
    look: Look,
) -> String {
    let mut text = String::from("\n");
    let mut say = |words: &str| {
        for line in look.wrap(&look.plain(words), 2) {
            writeln!(text, "{}", styled(QUIET, line)).ok();
        }
    };
    if versions
        .iter()
        .any(|version| version.runtime() == "async-std")
    {
        say(ASYNC_STD);
    }
    say(NEXT);
    if lesson.programs.len() > 1 {
        let names: Vec<&str> = lesson.programs.iter().map(|p| p.name).collect();
        say(&format!("Programs: {}", names.join(", ")));
    }
    text
}

/// One line each: name, claim.
pub(crate) fn list(lesson: &Lesson, look: Look) -> String {
    let names = lesson.programs.iter().map(|program| program.name.len());
    let width = names.max().unwrap_or(0);
    let mut text = String::new();
    for program in lesson.programs {
        let name = look.fit(program.name, width);
        let line = format!("{name}  {}", program.claim());
        for line in look.wrap(&look.plain(&line), width + 2) {
            writeln!(text, "{line}").ok();
        }
    }
    text
}

const ASYNC_STD: &str = "async-std is discontinued (RUSTSEC-2025-0052, \
    August 2025); its successor is smol.";

const NEXT: &str = "Next: add `-- --code` to see the sources side by side, \
    `-- --help` for more.";
