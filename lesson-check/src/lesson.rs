//! Runs the lesson's executable to query its programs.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// Its cards, as `--list --json` prints them.
pub(crate) fn cards(lesson: &str) -> Vec<Value> {
    let output = run(lesson, &["--list", "--json"]);
    assert_success(&output);
    serde_json::from_slice(&output.stdout).expect("`--json` prints JSON")
}

/// The names of its programs.
pub(crate) fn names(lesson: &str) -> Vec<String> {
    let cards = cards(lesson);
    let names = cards.iter().map(|card| text(&card["program"]).to_owned());
    names.collect()
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub(crate) fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(text).collect()
}

pub(crate) fn run(lesson: &str, args: &[&str]) -> Output {
    let output = Command::new(lesson).args(args).output();
    output.unwrap_or_else(|e| panic!("{lesson} does not start: {e}"))
}

pub(crate) fn assert_success(output: &Output) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
}

/// The entries of a directory, sorted; empty if it does not exist.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|e| panic!("{} cannot be read: {e}", path.display()))
}
