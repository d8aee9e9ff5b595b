//! The page of a program: question, replay, answers, sources.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::{
    Result,
    course::{read, root, text},
    pictures::{frame_with_link, without_scripts},
};

/// `coroutines/src/say_after`.
pub(crate) fn folder(card: &Value) -> String {
    let module = text(&card["program"]).replace('-', "_");
    format!("{}/src/{module}", text(&card["crate"]))
}

/// The path of its replay, if there is one: `coroutines/replays/gather.html`.
pub fn replay(card: &Value) -> String {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    format!("{lesson}/replays/{name}.html")
}

/// The answers come after the replay, which asks for a prediction first, and
/// are folded.
pub(crate) fn page(card: &Value, replays: &BTreeSet<String>) -> Result<String> {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    let title = text(&card["ask"]).replace('`', "");
    Ok(format!(
        "{{{{#title {title} – {name} – Side by side}}}}\n\n\
         # `{name}`\n\n\
         {replay}\n\
         <details class=\"answers\">\n\
         <summary>The answers, and why</summary>\n\n\
         {claim}\n\n\
         {answers}\n\
         **Watch for:** {watch_for}\n\n\
         **Not promised:** {not_promised}\n\n\
         </details>\n\n\
         **Try:** {try_it}\n\n\
         **Terms:** {terms}\n\n\
         Its files: {files}.\n",
        replay =
            replay_or_command(&format!("{lesson}/{name}.md"), card, replays),
        claim = text(&card["claim"]),
        answers = answers(card),
        watch_for = text(&card["watch_for"]),
        not_promised = text(&card["not_promised"]),
        try_it = text(&card["try"]),
        terms = terms(card)?,
        files = files(card)?,
    ))
}

/// The question with its replay, or with how to make one.
pub(crate) fn replay_or_command(
    page: &str,
    card: &Value,
    replays: &BTreeSet<String>,
) -> String {
    let path = replay(card);
    let ask = format!("**{}**", text(&card["ask"]));
    if replays.contains(&path) {
        let frame = frame_with_link(page, &path, text(&card["program"]));
        format!("{}\n\n{frame}", without_scripts(&ask))
    } else {
        format!("{ask} {}", instead_of_a_replay(card))
    }
}

/// Each with a link to the glossary.
fn terms(card: &Value) -> Result<String> {
    let glossary = read("GLOSSARY.md")?;
    let mut links = Vec::new();
    for term in text(&card["terms"]).trim_end_matches('.').split(", ") {
        let headings = glossary.lines().filter_map(|l| l.strip_prefix("### "));
        let mut headings = headings.map(str::to_lowercase);
        let heading =
            headings.find(|h| h.split(", ").any(|h| h == term.to_lowercase()));
        let heading = heading.ok_or(format!("the glossary has no `{term}`"))?;
        let anchor = heading.replace(", ", "-").replace(' ', "-");
        links.push(format!("[{term}](../../../GLOSSARY.md#{anchor})"));
    }
    Ok(links.join(", "))
}

fn instead_of_a_replay(card: &Value) -> String {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    let choices = card["answers"].as_array().into_iter().flatten().map(text);
    format!(
        "{}\n\n\
         This copy of the book has no replay of `{name}`. To make one, \
         run:\n\n    \
         cargo run -p {lesson} -- {name} --html {name}.html\n",
        choices.collect::<Vec<_>>().join(" / ")
    )
}

fn answers(card: &Value) -> String {
    let mut table = "| runtime | answer |\n| --- | --- |\n".to_owned();
    let versions = card["versions"].as_array().into_iter().flatten();
    for version in versions {
        let expected = version["expected"].as_array().into_iter().flatten();
        let expected: Vec<&str> = expected.map(text).collect();
        let (runtime, answer) =
            (text(&version["runtime"]), expected.join(" or "));
        table += &format!("| {runtime} | {answer} |\n");
    }
    table
}

/// Links to all its files, the card first.
fn files(card: &Value) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join(folder(card)))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    // A cure comes after its bug.
    names.sort_by_key(|name| {
        let bug = name.strip_prefix("cured_");
        let of = bug.unwrap_or(name).to_owned();
        (name != "mod.rs", of, bug.is_some())
    });
    let links = names.iter().map(|name| format!("[`{name}`]({name})"));
    Ok(links.collect::<Vec<_>>().join(", "))
}
