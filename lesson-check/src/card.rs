//! Checks cards.

use std::{collections::HashSet, fs};

use serde_json::Value;

use crate::lesson::{cards as cards_of, text, texts};

/// Every card has its parts, a question that fits into a table, versions whose
/// answers it lists, and plausible durations. `lesson` is the path of the
/// lesson's executable.
pub fn cards(lesson: &str) {
    let cards = cards_of(lesson);
    let mut names = HashSet::new();
    let twice = cards.iter().map(|card| text(&card["program"]));
    let twice = twice.filter(|name| !names.insert(name.to_owned()));
    let mut defects: Vec<String> = twice
        .map(|name| format!("two programs have the name `{name}`"))
        .collect();
    for card in &cards {
        let name = text(&card["program"]);
        let found = defects_of(card).into_iter();
        defects.extend(found.map(|defect| format!("`{name}`: {defect}")));
    }
    assert!(!cards.is_empty(), "the lesson has no program");
    assert!(defects.is_empty(), "{}", defects.join("\n"));
}

/// A sentence for each defect.
fn defects_of(card: &Value) -> Vec<String> {
    let mut defects = Vec::new();
    let mut require = |is_so: bool, otherwise: String| {
        if !is_so {
            defects.push(otherwise);
        }
    };
    for (key, part) in [
        ("claim", "a claim, which comes first"),
        ("watch_for", "`Watch for:`"),
        ("not_promised", "`Not promised:`"),
        ("try", "`Try:`"),
        ("terms", "`Terms:`"),
    ] {
        let doc = "the module doc of its card has no paragraph for";
        require(!text(&card[key]).is_empty(), format!("{doc} {part}"));
    }
    let glossary = terms();
    for term in text(&card["terms"]).trim_end_matches('.').split(", ") {
        let is_known = glossary.contains(&term.to_lowercase());
        require(is_known, format!("GLOSSARY.md has no term `{term}`"));
    }
    let answers = texts(&card["answers"]);
    let ask = text(&card["ask"]);
    for cell in answers.iter().chain([&ask]) {
        let is_cell = !cell.trim().is_empty() && !cell.contains(['|', '\n']);
        require(is_cell, format!("{cell:?} should be one line without `|`"));
    }
    let different: HashSet<_> = answers.iter().collect();
    let is_so = different.len() == answers.len();
    require(is_so, format!("{answers:?} has the same answer twice"));
    for name in texts(&card["numbers"]) {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_word = !name.is_empty() && name.chars().all(is_letter);
        require(
            is_word,
            format!(
                "`number(\"{name}\", …)`: use one word of letters, digits and \
                 hyphens, so that `--with` can change it"
            ),
        );
    }
    let seconds = |key: &str| card[key].as_f64().unwrap_or(0.0);
    let (lasts, deadline) = (seconds("lasts"), seconds("deadline"));
    require(
        lasts > 0.0 && deadline > 0.0 && lasts <= deadline + PATIENCE,
        format!(
            "`lasts: {lasts}` and `deadline: {deadline}` should be seconds, and \
             it should not last longer than its deadline"
        ),
    );
    let versions = card["versions"].as_array().into_iter().flatten();
    for version in versions {
        let file = text(&version["file"]);
        if let Some(defect) = defect_of_version(version, &answers) {
            require(false, format!("{file}: {defect}"));
        }
    }
    defects
}

/// The terms of the glossary, in lower case: `pending`, `ready`.
fn terms() -> HashSet<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../GLOSSARY.md");
    let glossary = fs::read_to_string(path).expect("the glossary can be read");
    let headings = glossary.lines().filter_map(|l| l.strip_prefix("### "));
    let terms = headings.flat_map(|heading| heading.split(", "));
    terms.map(str::to_lowercase).collect()
}

/// How much longer than its deadline a version may take, in seconds.
const PATIENCE: f64 = 5.0;

fn defect_of_version(version: &Value, answers: &[&str]) -> Option<String> {
    let file = text(&version["file"]);
    if !has_name_of_version(file) {
        return Some(
            "the file name of a version must start with `on_`, that of a cure \
             with `cured_on_`; use lower-case letters, digits and `_`"
                .to_owned(),
        );
    }
    let expected = texts(&version["expected"]);
    if let Some(other) = expected.iter().find(|a| !answers.contains(a)) {
        return Some(format!(
            "it expects \"{other}\", which is not one of the answers"
        ));
    }
    match expected.len() {
        0 => Some("it expects no answer; add `.answers(&[\"…\"])`".into()),
        all if all >= answers.len() => Some(
            "it expects every possible answer, so no run can disprove the card"
                .into(),
        ),
        _ => None,
    }
}

fn has_name_of_version(file: &str) -> bool {
    let stem = file.strip_suffix(".rs").or(file.strip_suffix(".py"));
    let stem = stem.unwrap_or(file);
    let leads = ["on_", "cured_on_"];
    let name = leads.iter().find_map(|lead| stem.strip_prefix(lead));
    let is_letter =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.is_some_and(|n| !n.is_empty() && n.chars().all(is_letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn card() -> Value {
        json!({
            "program": "painting", "claim": "Paint dries.", "watch_for": "x",
            "not_promised": "x", "try": "x", "terms": "poll.", "ask": "How long?",
            "answers": ["4 s", "8 s"], "numbers": ["coats"],
            "lasts": 8.0, "deadline": 20.0,
            "versions": [
                {"file": "on_std.rs", "runtime": "std", "expected": ["8 s"]},
            ],
        })
    }

    #[track_caller]
    fn assert_defect(pointer: &str, value: Value, defect: &str) {
        let mut card = card();
        *card.pointer_mut(pointer).expect("it is there") = value;
        let found = defects_of(&card).join("\n");
        assert!(found.contains(defect), "{found:?}");
    }

    #[test]
    fn a_good_card_has_no_defect() {
        assert_eq!(defects_of(&card()), [""; 0]);
    }

    #[test]
    fn each_part_of_a_card_must_be_there_and_fit_into_a_table() {
        assert_defect("/claim", json!(""), "a claim, which comes first");
        assert_defect("/try", json!(""), "`Try:`");
        assert_defect("/ask", json!("a|b?"), "without `|`");
        assert_defect("/answers/1", json!("a\nb"), "\"a\\nb\"");
        assert_defect("/answers/0", json!("8 s"), "the same answer twice");
    }

    #[test]
    fn a_version_has_a_name_and_one_of_the_answers() {
        let file = "/versions/0/file";
        assert_defect(file, json!("smol.rs"), "start with `on_`");
        assert_defect(file, json!("on_Smol.rs"), "lower-case letters");
        let expected = "/versions/0/expected";
        assert_defect(expected, json!(["5 s"]), "expects \"5 s\"");
        assert_defect(expected, json!([]), "expects no answer");
        assert_defect(expected, json!(["4 s", "8 s"]), "every possible answer");
    }

    #[test]
    fn numbers_and_lengths_must_make_sense() {
        assert_defect("/numbers/0", json!("a b"), "one word");
        assert_defect("/lasts", json!(300.0), "not last longer");
        assert_defect("/lasts", json!(0.0), "should be seconds");
    }
}
