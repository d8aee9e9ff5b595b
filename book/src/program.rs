//! The page of a program: question, replay, answers, sources.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::{
    Result,
    course::{read, root, text},
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

/// The answers come after the replay, which asks for a prediction first.
pub(crate) fn page(card: &Value, replays: &BTreeSet<String>) -> Result<String> {
    let name = text(&card["program"]);
    let replay = if replays.contains(&replay(card)) {
        embedded(name)
    } else {
        instead_of_a_replay(card)
    };
    Ok(format!(
        "# `{name}`\n\n\
         **{ask}** {choices}\n\n\
         {replay}\n\
         ## What is seen\n\n\
         {claim}\n\n\
         {answers}\n\
         **Watch for:** {watch_for}\n\n\
         **Not promised:** {not_promised}\n\n\
         **Try:** {try_it}\n\n\
         **Terms:** {terms}\n\n\
         Its files: {files}.\n",
        ask = text(&card["ask"]),
        choices = choices(card),
        claim = text(&card["claim"]),
        answers = answers(card),
        watch_for = text(&card["watch_for"]),
        not_promised = text(&card["not_promised"]),
        try_it = text(&card["try"]),
        terms = terms(card)?,
        files = files(card)?,
    ))
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

/// As the replay has them: `1 s / 2 s / 3 s`.
fn choices(card: &Value) -> String {
    let choices = card["answers"].as_array().into_iter().flatten().map(text);
    choices.collect::<Vec<_>>().join(" / ")
}

/// mdBook does not rewrite targets in HTML, except on the print page.
fn embedded(name: &str) -> String {
    format!(
        "<iframe class=\"replay\" src=\"replays/{name}.html\" loading=\"lazy\" \
         title=\"Replay of {name}\"></iframe>\n\n\
         <a href=\"replays/{name}.html\">The replay on its own page</a>\n"
    )
}

fn instead_of_a_replay(card: &Value) -> String {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    format!(
        "This copy of the book has no replay of `{name}`. To make one, \
         run:\n\n    \
         cargo run -p {lesson} -- {name} --html {name}.html\n"
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
