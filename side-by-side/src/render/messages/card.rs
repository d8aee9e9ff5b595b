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
    const LOOK: Look = Look {
        width: 50,
        ascii: false,
        colour: false,
    };

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn the_title_says_how_long_a_program_second_is_if_it_is_not_a_real_one() {
        let title = |ms| plain(&title(&PROGRAM, Duration::from_millis(ms), LOOK));
        let claim = "painting: Paint dries by itself.\n";
        assert_eq!(title(1000), format!("{claim}\n"));
        assert_eq!(
            title(300),
            format!("{claim}One program second lasts 300ms.\n\n")
        );
    }

    #[test]
    fn the_card_says_what_to_watch_for_and_what_to_try() {
        assert_eq!(
            card(&PROGRAM, LOOK),
            "Watch for: the gap.\nNot promised: much.\nTry: two coats.\n"
        );
    }

    #[test]
    fn the_end_has_the_remarks_on_the_runtimes_that_were_shown() {
        let version = |file| Version::new(file, "", || ExitCode::SUCCESS);
        let versions = [version("on_smol.rs"), version("on_async_std.rs")];
        let look = Look { width: 50, ..LOOK };
        let end = where_to_go_next(&LESSON, &versions.each_ref(), look);
        assert_eq!(
            plain(&end),
            "
async-std was discontinued by its maintainers in
  early 2025 (RUSTSEC-2025-0052); its successor is
  smol.
Programs: painting, novel. `-- novel` runs that
  one.
Next: `-- --code` shows the sources side by side,
  `-- --help` lists all options. READING.md
  explains this picture.
"
        );
    }

    #[test]
    fn the_list_has_a_program_on_each_line() {
        assert_eq!(
            list(&LESSON, LOOK),
            "painting  Paint dries by itself.\n\
             novel     Paint dries by itself.\n"
        );
    }
}
