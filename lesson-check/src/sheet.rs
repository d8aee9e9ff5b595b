//! The sheet of predictions that a class gets, and its key, from the cards.

use std::{env, fmt::Write as _, fs, path::Path};

use serde_json::Value;

use crate::{
    lesson::{cards, read, text, texts},
    table::{by_table, is_cure, runtimes, versions},
};

/// The lesson's section of the sheet, and that of the key, are what its cards
/// say. With `UPDATE=1` in the environment they are rewritten. `lesson` is the
/// path of the lesson's executable, `directory` its crate's directory.
pub fn sheet(lesson: &str, directory: &str) {
    let cards = cards(lesson);
    let name = text(&cards[0]["crate"]);
    for (file, table) in [("predictions.md", boxes as Table), ("key.md", key)] {
        let path = Path::new(directory).join("../teaching").join(file);
        let old = read(&path).replace("\r\n", "\n");
        let tables = by_table(&cards, table);
        let section = format!("\n{BEGIN}\n\n{tables}\n</div>\n");
        let new = with_section(&old, name, &section).unwrap_or_else(|| {
            panic!("teaching/{file} has no line `## {name}`: add it")
        });
        if old != new && env::var_os("UPDATE").is_some() {
            fs::write(&path, new).expect("the sheet can be written");
        } else {
            assert!(
                old == new,
                "teaching/{file} is stale; update it with `UPDATE=1 cargo \
                 test`. The section {name} should be\n{section}"
            );
        }
    }
}

type Table = fn(&[&Value]) -> String;

/// `book.css` makes it one printed page.
const BEGIN: &str = "<div class=\"sheet\">";

/// The text with the lines below a heading, up to the next one, replaced.
fn with_section(text: &str, name: &str, section: &str) -> Option<String> {
    let (before, rest) = text.split_once(&format!("\n## {name}\n"))?;
    let after = rest.find("\n## ").map_or("", |end| &rest[end..]);
    Some(format!("{before}\n## {name}\n{section}{after}"))
}

/// The questions, with an empty box for each version.
fn boxes(cards: &[&Value]) -> String {
    let runtimes = without_python(cards);
    let mut table = head("question, and answers to choose from", &runtimes);
    for card in cards {
        let (name, ask) = (text(&card["program"]), text(&card["ask"]));
        write!(table, "| `{name}` | {ask}").ok();
        for (nth, answer) in (1..).zip(texts(&card["answers"])) {
            write!(table, " **{nth}**\u{a0}{answer}").ok();
        }
        let cells = cells(card, &runtimes, |_| "☐".to_owned());
        writeln!(table, " | {cells} |").ok();
    }
    table
}

/// The numbers of the right answers, and the card's claim.
fn key(cards: &[&Value]) -> String {
    let runtimes = without_python(cards);
    let mut table = head("because", &runtimes);
    for card in cards {
        let (name, claim) = (text(&card["program"]), text(&card["claim"]));
        let answers = texts(&card["answers"]);
        let cells = cells(card, &runtimes, |version| {
            let numbers = (1..).zip(&answers);
            let expected = texts(&version["expected"]);
            let numbers = numbers.filter(|(_, a)| expected.contains(*a));
            let numbers = numbers.map(|(nth, _): (u32, _)| nth.to_string());
            numbers.collect::<Vec<_>>().join(" or ")
        });
        writeln!(table, "| `{name}` | {claim} | {cells} |").ok();
    }
    table
}

/// The versions that `--predict` asks about. Python is not needed for them.
fn without_python<'a>(cards: &[&'a Value]) -> Vec<&'a str> {
    let mut runtimes = runtimes(cards);
    runtimes.retain(|runtime| *runtime != "asyncio");
    runtimes
}

fn head(second: &str, runtimes: &[&str]) -> String {
    let (heads, lines) =
        (runtimes.join(" | "), " --- |".repeat(runtimes.len()));
    format!("| program | {second} | {heads} |\n| --- | --- |{lines}\n")
}

/// A dash means that the program has no version there.
fn cells(
    card: &Value,
    runtimes: &[&str],
    cell: impl Fn(&Value) -> String,
) -> String {
    let of = |runtime: &&str| {
        let mut bugs = versions(card).filter(|version| !is_cure(version));
        let version = bugs.find(|v| v["runtime"] == **runtime);
        version.map_or("–".to_owned(), &cell)
    };
    runtimes.iter().map(of).collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn card() -> Value {
        let version = |runtime: &str, expected: &[&str]| json!({"runtime": runtime, "expected": expected});
        let mut cured = version("tokio-cured", &["two"]);
        cured["file"] = json!("cured_on_tokio.rs");
        json!({
            "program": "echo", "ask": "How many?", "claim": "One is enough.",
            "answers": ["one", "two"],
            "versions": [version("tokio", &["two"]), cured,
                version("smol", &["one", "two"]), version("asyncio", &["one"])],
        })
    }

    #[test]
    fn the_sheet_asks_and_does_not_tell() {
        let head = "| tokio | smol |\n| --- | --- | --- | --- |\n";
        let boxes = boxes(&[&card()]);
        let row =
            "| `echo` | How many? **1**\u{a0}one **2**\u{a0}two | ☐ | ☐ |\n";
        assert!(boxes.ends_with(&format!("{head}{row}")), "{boxes}");
        let key = key(&[&card()]);
        let row = "| `echo` | One is enough. | 2 | 1 or 2 |\n";
        assert!(key.ends_with(&format!("{head}{row}")), "{key}");
    }

    #[test]
    fn a_section_replaces_the_one_in_the_file() {
        let old = "# Key\n\n## a\n\nold\n\n## b\n\nother\n";
        let new = "# Key\n\n## a\nnew\n\n## b\n\nother\n";
        assert_eq!(with_section(old, "a", "new\n").as_deref(), Some(new));
        assert_eq!(with_section(old, "c", "new\n"), None);
    }
}
