//! Tables made from several chapters, and tables with added links.

use serde_json::Value;

use crate::{
    Result,
    course::{Course, read, text},
    links::led_elsewhere,
    paths::join,
};

/// Turns the names of programs in a lesson's table into links.
pub(crate) fn with_links(readme: &str, cards: &[Value]) -> String {
    let mut text = String::new();
    for line in readme.split_inclusive('\n') {
        text += &row_with_link(line, cards).unwrap_or_else(|| line.to_owned());
    }
    text
}

fn row_with_link(line: &str, cards: &[Value]) -> Option<String> {
    let (cell, others) = line.strip_prefix("| ")?.split_once(" |")?;
    let bold = if cell.starts_with("**") { "**" } else { "" };
    let name = cell
        .trim_matches('*')
        .strip_prefix('`')?
        .strip_suffix('`')?;
    let card = cards.iter().find(|card| card["program"] == name)?;
    let module = text(&card["program"]).replace('-', "_");
    let link = format!("[`{name}`](src/{module}/mod.rs)");
    Some(format!("| {bold}{link}{bold} |{others}"))
}

pub(crate) fn differences(course: &Course) -> String {
    format!(
        "# How the runtimes differ\n\n\
         The answers of all programs, from their cards. A bold name means that \
         the runtimes differ.\n\n{}",
        course.differences
    )
}

/// The tables of all lessons. Their links start at the root.
pub(crate) fn from_asyncio(course: &Course) -> Result<String> {
    let mut page = "# From asyncio\n\n\
                    What asyncio's terms are in Rust. Each row names the \
                    program that shows it.\n"
        .to_owned();
    for lesson in &course.lessons {
        let readme = read(&format!("{}/README.md", lesson.name))?;
        let rows: Vec<&str> = readme
            .lines()
            .skip_while(|line| !line.starts_with("| asyncio |"))
            .take_while(|line| line.starts_with('|'))
            .collect();
        let at_root = |link: &str| Ok(join(&lesson.name, link));
        let table = led_elsewhere(&rows.join("\n"), at_root)?;
        page += &format!("\n## {}\n\n{table}\n", lesson.name);
    }
    Ok(page)
}

pub(crate) fn exercises(course: &Course) -> String {
    let mut table = "\n## All of them\n\n\
                     | exercise | lesson | minutes |\n| --- | --- | ---: |\n"
        .to_owned();
    for exercise in &course.exercises {
        let folder = exercise.folder.trim_start_matches("exercises/");
        table += &format!(
            "| [{}]({folder}/README.md) | `{}` | {} |\n",
            exercise.title, exercise.lesson, exercise.minutes
        );
    }
    table
}
