//! The table "ways to stop a task" of the README, read off real runs.

use std::{env, fs, process::Command};

use serde_json::Value;

/// Each with what the program says first.
const WAYS: [(&str, &str); 8] = [
    ("timeout", "its timeout is over"),
    ("select", "it loses a `select!`"),
    ("drop handle", "its handle is dropped"),
    ("cancel", "`abort`, `cancel`"),
    ("drop group", "its group is dropped"),
    ("token", "a token tells it to return"),
    ("leave block_on", "main leaves `block_on`"),
    ("Ctrl-C", "Ctrl-C"),
];

const RUNTIMES: [&str; 4] = ["tokio", "async-std", "smol", "asyncio"];

const LEAD: &str = "| the task is stopped, because |";

/// The version's recording, or `None` without Python.
fn recorded(runtime: &str, second: &str) -> Option<Value> {
    let mut lesson = Command::new(env!("CARGO_BIN_EXE_pitfalls"));
    lesson.args(["ways-to-stop", "--json", "--second", second]);
    let output = lesson.args(["--on", runtime]).output();
    let output = output.expect("the lesson should run");
    let mut run: Value =
        serde_json::from_slice(&output.stdout).expect("it should be JSON");
    let version = run["versions"][0].take();
    (version["outcome"] != "missing").then_some(version)
}

/// What became of the work and of its child: `dropped; child continues`.
fn cell(version: &Value, way: &str) -> String {
    let said = version["said"].as_array().expect("a list").iter();
    let mut said = said.map(|said| (&said["text"], said["at_ns"].as_u64()));
    let from = said.find(|(text, _)| *text == way).and_then(|said| said.1);
    let from = from.unwrap_or_else(|| panic!("{way} was not said"));
    let until = said.next().and_then(|said| said.1).unwrap_or(u64::MAX);
    let end = |name: &str| {
        let tasks = version["tasks"].as_array().expect("a list").iter();
        let mut named = tasks.filter(|task| task["name"] == name);
        let then = |task: &&Value| {
            let made = task["created_ns"].as_u64().unwrap_or_default();
            (from..until).contains(&made)
        };
        let task = named.find(then).expect("it should be there");
        task["end"].as_str().expect("a text").to_owned()
    };
    let work = match end("work").as_str() {
        "finished" if way == "token" => "returns",
        "finished" => return "not stopped".to_owned(),
        "open" => return "nothing is dropped".to_owned(),
        _ => "dropped",
    };
    let child = match end("child").as_str() {
        "finished" => "continues",
        _ => "is dropped",
    };
    format!("{work}; its child {child}")
}

fn table(second: &str) -> String {
    let versions = RUNTIMES.map(|runtime| recorded(runtime, second));
    let mut table = format!("{LEAD} {} |\n", RUNTIMES.join(" | "));
    table += &format!("| --- |{}\n", " --- |".repeat(RUNTIMES.len()));
    for (way, because) in WAYS {
        let cells = versions.iter().map(|version| match version {
            Some(version) => cell(version, way),
            None => "?".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        table += &format!("| {because} | {} |\n", cells.join(" | "));
    }
    table
}

/// The lines are equal; `?` stands for any cell.
fn is_current(readme: &str, table: &str) -> bool {
    let old = readme.lines().skip_while(|line| !line.starts_with(LEAD));
    let is_alike = |(old, new): (&str, &str)| {
        let both = old.split('|').zip(new.split('|'));
        old.split('|').count() == new.split('|').count()
            && both.into_iter().all(|(a, b)| a == b || b.trim() == "?")
    };
    let count = table.lines().count();
    old.clone().take(count).count() == count
        && old.zip(table.lines()).all(is_alike)
}

#[test]
fn the_table_of_ways_to_stop_a_task_is_what_the_runs_show() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).expect("there is a README");
    let readme = readme.replace("\r\n", "\n");
    // On a busy machine a wait may be over too late.
    let mut new = table("200ms");
    if !is_current(&readme, &new) {
        new = table("1s");
    }
    if is_current(&readme, &new) {
        return;
    }
    assert!(
        env::var_os("UPDATE").is_some(),
        "the table in pitfalls/README.md is stale; update it with `UPDATE=1 \
         cargo test`. It should be\n{new}"
    );
    let begin = readme.find(LEAD).expect("the README should have the table");
    let old = readme[begin..].split("\n\n").next().unwrap_or_default();
    let updated = readme.replace(old.trim_end(), new.trim_end());
    fs::write(path, updated).expect("the README can be written");
}
