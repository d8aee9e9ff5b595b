//! The text around a picture: the card, and where to go next.

use std::{fmt::Write as _, time::Duration};

use crate::render::style::{QUIET, STRONG, styled};
use crate::{
    lesson::{Lesson, Program, Version},
    text::Look,
};

/// The program's name and claim, and the length of a program second if it is
/// not a real second.
pub(crate) fn title(program: &Program, second: Duration, look: Look) -> String {
    let text = format!("{}: {}", program.name, program.claim());
    let mut title = String::new();
    for line in look.wrap(&look.plain(&text), 2) {
        writeln!(title, "{}", styled(STRONG, line)).ok();
    }
    if second != Duration::from_secs(1) {
        let length = humantime::format_duration(second);
        let text = format!("One program second lasts {length}.");
        for line in look.wrap(&text, 2) {
            writeln!(title, "{}", styled(QUIET, line)).ok();
        }
    }
    title.push('\n');
    title
}

/// What to watch for, what is not promised, what to try, which terms to look
/// up.
pub(crate) fn card(program: &Program, look: Look) -> String {
    let mut text = String::new();
    for (lead, words) in [
        ("Watch for", program.watch_for()),
        ("Not promised", program.not_promised()),
        ("Try", program.what_to_try()),
        ("Terms, in GLOSSARY.md", program.terms()),
    ] {
        if words.is_empty() {
            continue;
        }
        let words = look.plain(&format!("{lead}: {words}"));
        for line in look.wrap(&words, 2) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Printed once, below all pictures.
pub(crate) fn where_to_go_next(lesson: &Lesson, versions: &[&Version], look: Look) -> String {
    let mut text = String::from("\n");
    let mut say = |words: &str| {
        for line in look.wrap(&look.plain(words), 2) {
            writeln!(text, "{}", styled(QUIET, line)).ok();
        }
    };
    for runtime in versions.iter().filter_map(|v| v.runtime_row()) {
        if let Some(remark) = runtime.remark() {
            say(remark);
        }
    }
    let names: Vec<&str> = lesson.programs.iter().map(|p| p.name).collect();
    if let [_, .., last] = names.as_slice() {
        let names = names.join(", ");
        say(&format!("Programs: {names}. `-- {last}` runs that one."));
    }
    say(NEXT);
    text
}

/// One line per program: its name and its claim.
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

const NEXT: &str = "Next: `-- --code` shows the sources side by side, `-- --help` \
    lists all options. READING.md explains this picture.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::assert_picture;
    use std::process::ExitCode;

    const PROGRAM: Program = Program {
        name: "painting",
        card: "//! Paint dries\n//! by itself.\n//!\n//! Watch for: the gap.\n\
               //!\n//! Not promised: much.\n//!\n//! Try: two coats.\n",
        ..Program::DEFAULTS
    };
    const LESSON: Lesson = Lesson {
        name: "",
        about: "",
        programs: &[
            PROGRAM,
            Program {
                name: "novel",
                ..PROGRAM
            },
        ],
    };

    /// The length of a program second is said if it is not a real one. The end
    /// has the remarks on the runtimes that were shown.
    #[test]
    fn the_text_around_a_picture_is_what_the_cards_say() {
        let look = Look::new(50);
        let [real, short] = [1000, 300].map(|ms| title(&PROGRAM, Duration::from_millis(ms), look));
        let version = |file| Version::new(file, "", || ExitCode::SUCCESS);
        let versions = [version("on_smol.rs"), version("on_async_std.rs")];
        let end = where_to_go_next(&LESSON, &versions.each_ref(), look);
        let (card, list) = (card(&PROGRAM, look), list(&LESSON, look));
        assert_picture("card", &[real, short, card, end, list].join("--\n"));
    }
}
