//! Replays inside pages.

use std::collections::BTreeSet;

use crate::{
    course::{Course, text},
    paths::way,
    program::replay,
};

/// mdBook does not rewrite targets in HTML, except on the print page.
pub(crate) fn frame(page: &str, replay: &str, name: &str) -> String {
    let source = way(page, replay);
    format!(
        "<iframe class=\"replay\" src=\"{source}\" loading=\"lazy\" \
         title=\"Replay of {name}\"></iframe>\n"
    )
}

pub(crate) fn frame_with_link(page: &str, replay: &str, name: &str) -> String {
    format!(
        "{}\n<a href=\"{}\">The replay on its own page</a>\n",
        frame(page, replay, name),
        way(page, replay)
    )
}

/// What a replay says as well, for paper and for readers without scripts:
/// `book.css` hides it otherwise.
pub(crate) fn without_scripts(text: &str) -> String {
    format!("<div class=\"without-scripts\">\n\n{text}\n\n</div>")
}

/// Puts the replay of a program before each picture of its run.
pub(crate) fn with_replays(
    page: &str,
    document: &str,
    course: &Course,
    replays: &BTreeSet<String>,
) -> String {
    let mut shown = String::new();
    let mut rest = document;
    while let Some((before, picture)) = rest.split_once(START) {
        let (command, _) = picture.split_once('\n').unwrap_or((picture, ""));
        let end = picture.find("\n```").map_or(picture.len(), |at| at + 4);
        let picture = format!("{START}{}", &picture[..end]);
        rest = &rest[before.len() + picture.len()..];
        shown += before;
        match program(command, course) {
            Some((name, path)) if replays.contains(&path) => {
                let frame = frame_with_link(page, &path, &name);
                shown += &format!("{frame}\n{}", without_scripts(&picture));
            }
            _ => shown += &picture,
        }
    }
    shown + rest
}

const START: &str = "```text\n$ cargo run -p ";

/// What `coroutines -- gather` runs, and the path of its replay. Without a
/// name, it is the lesson's first program.
fn program(command: &str, course: &Course) -> Option<(String, String)> {
    let mut words = command.split(' ');
    let lesson = words.next()?;
    let name = words.nth(1);
    let lesson = course.lessons.iter().find(|one| one.name == lesson)?;
    let is_named = |name| lesson.cards.iter().find(|c| c["program"] == name);
    let card = name.map_or(lesson.cards.first(), is_named)?;
    Some((text(&card["program"]).to_owned(), replay(card)))
}
