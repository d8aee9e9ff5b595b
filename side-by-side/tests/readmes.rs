//! What the READMEs tell a newcomer to do works, and their links lead
//! somewhere.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder
        .parent()
        .expect("this crate is in a workspace")
        .into()
}

const NAMES: [&str; 4] = ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "READING.md"];

/// Pages beside sources.
const INNER: [&str; 2] = [
    "event-loop/src/first_loop/README.md",
    "event-loop/src/our_loop/README.md",
];

/// The pages of the workspace and of its crates.
fn pages() -> Vec<PathBuf> {
    let mut folders = vec![root()];
    let entries = fs::read_dir(root()).expect("the root can be read");
    folders.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
    let pages = folders
        .iter()
        .flat_map(|folder| NAMES.map(|name| folder.join(name)));
    let mut pages: Vec<PathBuf> = pages.filter(|path| path.is_file()).collect();
    pages.extend(INNER.map(|page| root().join(page)));
    assert!(pages.len() >= 8, "{pages:?}");
    pages
}

fn read(page: &Path) -> String {
    fs::read_to_string(page).expect("a page is text")
}

/// Commands are on their own lines: indented, or after a `$`.
fn commands(page: &str) -> Vec<Vec<&str>> {
    let lines = page.lines().filter_map(|line| {
        let line = line.strip_prefix("    ").or(line.strip_prefix("$ "))?;
        let line = line.split('#').next().unwrap_or(line);
        line.strip_prefix("cargo run ")
    });
    lines
        .map(|line| line.split_whitespace().collect())
        .collect()
}

#[test]
fn every_cargo_run_works() {
    let mut all: Vec<Vec<String>> = Vec::new();
    for page in pages() {
        for command in commands(&read(&page)) {
            let mut args: Vec<String> = command.iter().map(|&arg| arg.to_owned()).collect();
            // Runs a lesson as fast as possible, and otherwise as it is written.
            let has = |text: &str| args.iter().any(|arg| arg == text);
            let more: &[&str] = match (has("--"), has("--second")) {
                _ if has("--example") || has("exercises") => &[],
                // It cannot ask without a terminal.
                _ if has("--predict") => &["--second", "100ms", "--answers", "tokio=1"],
                (_, true) => &[],
                (true, false) => &["--second", "100ms"],
                (false, false) => &["--", "--second", "100ms"],
            };
            args.extend(more.iter().map(|&arg| arg.to_owned()));
            if !all.contains(&args) {
                all.push(args);
            }
        }
    }
    // Other tests cover commands that change the workspace, exercises, which
    // fail until they are solved, and the book.
    let of_others = ["new_program", "--write", "new", "check", "grade", "book"];
    all.retain(|args| !args.iter().any(|arg| of_others.contains(&&**arg)));
    assert!(all.len() >= 10, "{all:?}");
    for args in all {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(["run", "--quiet"])
            .args(&args)
            .current_dir(root());
        let output = cargo.output().expect("cargo runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        // With another number, another answer may be right.
        let is_good = output.status.success()
            || output.status.code() == Some(1)
                && args.iter().any(|arg| arg == "--with")
                && stderr.contains(": now ");
        assert!(
            is_good && !output.stdout.is_empty(),
            "cargo run {}: {stderr}",
            args.join(" ")
        );
    }
}

/// Only the date may differ.
#[test]
fn the_ten_rows_are_what_the_cards_say() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "-p", "lesson-check"]);
    cargo.args(["--example", "differences", "--", "--ten"]);
    let output = cargo.current_dir(root()).output().expect("cargo runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let ten = String::from_utf8_lossy(&output.stdout);
    let (undated, _) = ten.rsplit_once(", on ").expect("it has a date");
    assert!(
        read(&root().join("README.md")).contains(undated),
        "the ten rows in README.md are stale; write them again with `cargo \
         run -p lesson-check --example differences -- --write`. They should \
         be\n{ten}"
    );
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for page in pages() {
        let text = read(&page);
        for (_, rest) in text.match_indices("](").map(|(at, _)| text.split_at(at)) {
            let target = rest[2..].split(')').next().expect("a link ends");
            if target.starts_with("https://") {
                continue;
            }
            links += 1;
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let folder = page.parent().expect("a page is in a folder");
            let path = folder.join(path);
            assert!(path.exists(), "{}: {target}", page.display());
            let found =
                heading.is_empty() || read(&path).lines().any(|line| anchor(line) == heading);
            assert!(found, "{}: {target}", page.display());
        }
    }
    assert!(links >= 15, "{links}");
}

/// `## How to read` becomes `how-to-read`; other lines become nothing.
fn anchor(line: &str) -> String {
    let heading = line.trim_start_matches('#');
    if heading == line {
        return String::new();
    }
    let heading = heading.trim().to_lowercase().replace(' ', "-");
    heading
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '-')
        .collect()
}

/// The contents of the cells occur in the programs, word by word.
#[test]
fn what_pages_say_of_asyncio_is_in_the_programs() {
    let mut rows = 0;
    for page in pages() {
        let text = read(&page);
        let table = text
            .lines()
            .skip_while(|line| !line.starts_with("| asyncio | tokio | async-std | smol |"));
        for row in table.skip(2).take_while(|line| line.starts_with('|')) {
            let cells: Vec<&str> = row.split(" | ").collect();
            let [asyncio, tokio, async_std, smol, known] = cells[..] else {
                panic!("{}: five cells are in a row: {row}", page.display());
            };
            let (_, link) = known.rsplit_once("](").expect("a program's card");
            let card = link.trim_end_matches(") |");
            let folder = page.with_file_name(card);
            let folder = folder.parent().expect("a card is in a folder");
            for (file, cell) in [
                ("on_asyncio.py", asyncio),
                ("on_tokio.rs", tokio),
                ("on_async_std.rs", async_std),
                ("on_smol.rs", smol),
            ] {
                // Not every program has a Python version.
                let source = fs::read_to_string(folder.join(file));
                let Ok(source) = source else {
                    assert_eq!(file, "on_asyncio.py", "{}", folder.display());
                    continue;
                };
                let is_sign = |c: char| !c.is_alphanumeric() && c != '_';
                for word in cell.split(is_sign).filter(|w| w.len() > 3) {
                    let file = folder.join(file);
                    let there = source.split(is_sign).any(|w| w == word);
                    assert!(there, "{word}: not in {}", file.display());
                }
            }
            rows += 1;
        }
    }
    assert!(rows >= 40, "{rows}");
}

#[test]
fn every_term_leads_to_a_program_or_a_readme() {
    let glossary = read(&root().join("GLOSSARY.md"));
    let terms: Vec<&str> = glossary.split("\n### ").skip(1).collect();
    assert!(terms.len() >= 45, "{} terms", terms.len());
    for term in terms {
        let (_, links) = term.split_once('→').unwrap_or_default();
        let leads = links.contains("/mod.rs)") || links.contains("README.md)");
        assert!(leads, "{term}");
    }
}

/// A program that does not compile is followed by what the compiler says.
#[test]
fn the_compiler_says_what_the_pages_quote() {
    let mut quotes = 0;
    for page in pages() {
        let text = read(&page);
        for part in text.split("```rust,compile_fail\n").skip(1) {
            let (program, rest) = part.split_once("```\n").expect("the block ends");
            let quote = rest.trim_start().strip_prefix("```text\n");
            let (quote, _) = quote
                .and_then(|q| q.split_once("```"))
                .expect("a quote follows");
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let source = folder.join("does_not_compile.rs");
            fs::write(&source, program).expect("a file can be written");
            let output = Command::new("rustc")
                .args(["--edition", "2024", "--emit", "metadata", "--out-dir"])
                .arg(folder)
                .arg(&source)
                .output()
                .expect("rustc runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                said.contains(quote.trim_end()),
                "{}: {said}",
                page.display()
            );
            quotes += 1;
        }
    }
    assert!(quotes > 0);
}

/// Beside a page: what tests run.
const TESTED: [&str; 2] = ["tests/facts.rs", "examples/own_program/src/main.rs"];

/// So it compiles, and does what the page says.
#[test]
fn what_pages_show_in_rust_is_part_of_a_test() {
    let mut parts = 0;
    for page in pages() {
        for part in read(&page).split("```rust\n").skip(1) {
            let (code, _) = part.split_once("```\n").expect("the block ends");
            let tests = TESTED.map(|file| page.with_file_name(file));
            let mut tests = tests.iter().filter(|file| file.is_file());
            let is_tested = tests.any(|file| read(file).contains(code));
            assert!(is_tested, "{}: {code}", page.display());
            parts += 1;
        }
    }
    assert!(parts > 0);
}
