//! The tables of questions and answers in READMEs, from the cards.

use std::{env, fmt::Write as _, fs, path::Path};

use serde_json::Value;

use crate::lesson::{cards, read, text, texts};

/// The table in the lesson's README is what its cards say. With `UPDATE=1` in
/// the environment it is rewritten. `lesson` is the path of the lesson's
/// executable, `directory` its crate's directory.
pub fn readme(lesson: &str, directory: &str) {
    let path = Path::new(directory).join("README.md");
    let readme = read(&path).replace("\r\n", "\n");
    let table = tables(&cards(lesson));
    if readme.contains(&table) {
        return;
    }
    if env::var_os("UPDATE").is_some() {
        let updated = with_table(&readme, &table);
        let updated = updated.unwrap_or_else(|| {
            panic!("{} has no line that starts with `{LEAD}`", path.display())
        });
        fs::write(&path, updated).expect("the README can be written");
        return;
    }
    panic!(
        "the table in {} is stale; update it with `UPDATE=1 cargo test`. \
         It should be\n{table}",
        path.display(),
    );
}

/// What the first line of a table starts with.
const LEAD: &str = "| program |";

/// The README with its tables replaced by these.
fn with_table(readme: &str, tables: &str) -> Option<String> {
    let lines: Vec<&str> = readme.lines().collect();
    let begin = lines.iter().position(|line| line.starts_with(LEAD))?;
    let is_row = |nth: &usize| {
        let next = lines.get(nth + 1);
        // A table of steps may follow.
        lines[*nth].starts_with('|')
            || lines[*nth].is_empty()
                && next.is_some_and(|line| line.starts_with(LEAD))
    };
    let end = begin + (begin..lines.len()).take_while(is_row).count();
    let before = lines[..begin].iter().copied();
    let all = before
        .chain(tables.lines())
        .chain(lines[end..].iter().copied());
    Some(all.fold(String::new(), |text, line| text + line + "\n"))
}

/// One row per program: its question, and the answer on each runtime's card.
/// Its name is bold if the runtimes differ.
fn tables(cards: &[Value]) -> String {
    by_table(cards, table)
}

/// Programs whose versions are steps get their own table.
pub(crate) fn by_table(
    cards: &[Value],
    table: impl Fn(&[&Value]) -> String,
) -> String {
    let (steps, others): (Vec<&Value>, Vec<&Value>) =
        cards.iter().partition(|card| card["steps"] == true);
    let others = (!others.is_empty()).then_some(others);
    let steps = steps.into_iter().map(|card| vec![card]);
    let tables = others.into_iter().chain(steps);
    tables.map(|t| table(&t)).collect::<Vec<_>>().join("\n")
}

fn table(cards: &[&Value]) -> String {
    let runtimes = runtimes(cards);
    let mut heads = runtimes.clone();
    if cards.iter().any(|card| versions(card).any(is_cure)) {
        heads.push("cured");
    }
    let mut table = format!("| program | question | {} |\n", heads.join(" | "));
    table += &format!("| --- | --- |{}\n", " --- |".repeat(heads.len()));
    for card in cards {
        let bold = if card["differs"] == true { "**" } else { "" };
        let (name, ask) = (text(&card["program"]), text(&card["ask"]));
        write!(table, "| {bold}`{name}`{bold} | {ask} |").ok();
        for runtime in &runtimes {
            let version = versions(card).find(|v| v["runtime"] == *runtime);
            let cell = version.map_or("–".to_owned(), answers);
            write!(table, " {cell} |").ok();
        }
        if heads.len() > runtimes.len() {
            write!(table, " {} |", cured(card)).ok();
        }
        table.push('\n');
    }
    table
}

/// The runtimes of these cards' versions, cures excepted.
pub(crate) fn runtimes<'a>(cards: &[&'a Value]) -> Vec<&'a str> {
    let mut runtimes: Vec<&str> = Vec::new();
    for version in cards.iter().flat_map(|card| versions(card)) {
        let runtime = text(&version["runtime"]);
        if is_cure(version) {
            continue;
        }
        if !runtimes.contains(&runtime) {
            // `tokio-current-thread` comes after `tokio`.
            let is_kin = |other: &&str| {
                let rest = runtime.strip_prefix(*other);
                rest.is_some_and(|rest| rest.starts_with('-'))
            };
            let at = runtimes.iter().position(is_kin);
            runtimes.insert(at.map_or(runtimes.len(), |at| at + 1), runtime);
        }
    }
    runtimes
}

pub(crate) fn versions(card: &Value) -> impl Iterator<Item = &Value> {
    card["versions"].as_array().into_iter().flatten()
}

/// Is this version of a card a cure?
pub fn is_cure(version: &Value) -> bool {
    text(&version["file"]).starts_with("cured_on_")
}

/// The answers of a program's cures, each once. A cure has as many workers as
/// its bug.
pub fn cured(card: &Value) -> String {
    let mut all: Vec<String> = Vec::new();
    for cure in versions(card).filter(|version| is_cure(version)) {
        let cell = texts(&cure["expected"]).join(" or ");
        if !all.contains(&cell) {
            all.push(cell);
        }
    }
    match all.as_slice() {
        [] => "–".to_owned(),
        all => all.join(" or "),
    }
}

/// The answers on a version's card, and the number of workers if it is not the
/// usual one: `after 128 letters (1 worker)`.
pub fn answers(version: &Value) -> String {
    let answers = texts(&version["expected"]).join(" or ");
    let workers = &version["workers"];
    if *workers == version["usual_workers"] {
        return answers;
    }
    let plural = if *workers == 1 { "" } else { "s" };
    format!("{answers} ({workers} worker{plural})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn version(runtime: &str, answer: &str, workers: u64) -> Value {
        json!({
            "runtime": runtime, "expected": [answer],
            "workers": workers, "usual_workers": 1,
        })
    }

    fn cards() -> Vec<Value> {
        let mut cured = version("smol-cured", "none", 3);
        cured["file"] = json!("cured_on_smol.rs");
        vec![
            json!({"program": "loops", "ask": "How many?", "steps": true,
                "versions": [version("step-1", "one", 1),
                    version("step-2", "none", 1)]}),
            json!({"program": "echo", "ask": "How many?", "steps": false,
                "differs": true,
                "versions": [version("tokio", "two", 1),
                    version("smol", "one", 3),
                    version("tokio-local", "one", 1), cured]}),
        ]
    }

    const TABLES: &str = "\
| program | question | tokio | tokio-local | smol | cured |
| --- | --- | --- | --- | --- | --- |
| **`echo`** | How many? | two | one | one (3 workers) | none |

| program | question | step-1 | step-2 |
| --- | --- | --- | --- |
| `loops` | How many? | one | none |
";

    #[test]
    fn steps_have_their_own_table() {
        assert_eq!(tables(&cards()), TABLES);
    }

    #[test]
    fn tables_replace_those_in_the_readme() {
        let old = "| program | q |\n| --- | --- |\n| `echo` | ? |\n";
        let readme = format!("# Loops\n\n{old}\n{old}\nThe end.\n");
        let expected = format!("# Loops\n\n{TABLES}\nThe end.\n");
        assert_eq!(with_table(&readme, TABLES), Some(expected));
        assert_eq!(with_table("# Loops\n", TABLES), None);
    }
}
