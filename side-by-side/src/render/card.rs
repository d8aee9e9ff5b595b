//! The text around a picture: the card, and where to go next.

use std::time::Duration;

use crate::render::style::{PLAIN, QUIET, STRONG, paragraph};
use crate::{
    lesson::{LEADS, Lesson, Program, Version, distinct},
    text::Look,
};

/// The program's name and claim, and the length of a program second if it is
/// not a real second.
pub(crate) fn title(program: &Program, second: Duration, look: Look) -> String {
    let text = match program.claim() {
        none if none.is_empty() => program.name.to_owned(),
        claim => format!("{}: {claim}", program.name),
    };
    let mut title = paragraph(STRONG, &text, 2, look);
    if second != Duration::from_secs(1) {
        let length = humantime::format_duration(second);
        let text = format!("One program second lasts {length}.");
        title += &paragraph(QUIET, &text, 2, look);
    }
    title + "\n"
}

/// What to watch for, what is not promised, what to try, which terms to look
/// up.
pub(crate) fn card(program: &Program, look: Look) -> String {
    let said = LEADS.map(|lead| match (lead, program.paragraph(lead)) {
        (_, text) if text.is_empty() => text,
        ("Terms", text) => format!("Terms, in GLOSSARY.md: {text}"),
        (lead, text) => format!("{lead}: {text}"),
    });
    let said = said.iter().filter(|text| !text.is_empty());
    said.map(|text| paragraph(PLAIN, text, 2, look)).collect()
}

/// Printed once, below all pictures.
pub(crate) fn where_to_go_next(lesson: &Lesson, versions: &[&Version], look: Look) -> String {
    let rows = versions.iter().filter_map(|version| version.runtime_row());
    let mut said = distinct(rows.filter_map(|row| row.remark().map(str::to_owned)));
    let names: Vec<&str> = lesson.programs.iter().map(|p| p.name).collect();
    if let [_, .., last] = names.as_slice() {
        let one = format!("cargo run -p {} -- {last}", lesson.name);
        if names.len() > LISTED_AT_MOST {
            let count = names.len();
            said.push(format!(
                "`-- --list` names the {count} programs. To run one: {one}"
            ));
        } else {
            said.push(format!("Programs: {}.", names.join(", ")));
            said.push(format!("To run one of them: {one}"));
        }
    }
    let next = if lesson.is_own_program() {
        NEXT_FOR_OWN_PROGRAM
    } else {
        NEXT
    };
    said.push(next.to_owned());
    let said = said.iter().map(|text| paragraph(QUIET, text, 2, look));
    "\n".to_owned() + &said.collect::<String>()
}

/// One line per program: its name and its claim.
pub(crate) fn list(lesson: &Lesson, look: Look) -> String {
    let names = lesson.programs.iter().map(|program| program.name.len());
    let width = names.max().unwrap_or(0);
    let lines = lesson.programs.iter().map(|program| {
        let name = look.fit(program.name, width);
        let line = format!("{name}  {}", program.claim());
        paragraph(PLAIN, &line, width + 2, look)
    });
    lines.collect()
}

/// More programs than this are not listed below a picture.
const LISTED_AT_MOST: usize = 12;

const NEXT: &str = "Next: `-- --code` shows the sources side by side, and `-- --help` \
    lists all options. READING.md explains this picture.";

const NEXT_FOR_OWN_PROGRAM: &str = "Next: `SIDE_BY_SIDE=--open` shows it in a browser, \
    `SIDE_BY_SIDE=--help` lists all options, `SIDE_BY_SIDE=off` only runs it.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::{assert_picture, version};

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
        let versions = [version("on_smol.rs", ""), version("on_async_std.rs", "")];
        let end = where_to_go_next(&LESSON, &versions.each_ref(), look);
        let (card, list) = (card(&PROGRAM, look), list(&LESSON, look));
        assert_picture("card", &[real, short, card, end, list].join("--\n"));
    }
}
