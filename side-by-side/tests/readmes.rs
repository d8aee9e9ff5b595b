//! What the READMEs tell a newcomer to do works, and their links lead
//! somewhere.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

mod lesson;

use lesson::Run;

fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    folder.expect("this crate is in a workspace").into()
}

fn cargo_run<'a>(args: impl IntoIterator<Item = &'a str>) -> Run {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet"]).args(args);
    Run::of(cargo.current_dir(root()))
}

const NAMES: [&str; 5] = [
    "README.md",
    "CONTRIBUTING.md",
    "GLOSSARY.md",
    "READING.md",
    "HISTORY.md",
];

/// Pages beside sources.
const INNER: [&str; 2] = [
    "event-loop/src/first_loop/README.md",
    "event-loop/src/our_loop/README.md",
];

/// Pages for teachers, besides the README beside them.
fn for_teachers() -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(root().join("teaching")).expect("it can be read");
    let pages = entries.map(|entry| entry.expect("it can be read").path());
    pages.filter(|page| !page.ends_with("README.md"))
}

/// The pages of the workspace and of its crates, and their texts.
fn pages() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root()).expect("the root can be read");
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let pages = folders
        .chain([root()])
        .flat_map(|folder| NAMES.map(|name| folder.join(name)));
    let pages = pages
        .filter(|path| path.is_file())
        .chain(INNER.map(|page| root().join(page)))
        .chain(for_teachers());
    let pages: Vec<_> = pages.map(|page| (page.clone(), read(&page))).collect();
    assert!(pages.len() >= 8, "{pages:?}");
    pages
}

fn read(page: &Path) -> String {
    fs::read_to_string(page).expect("a page is text")
}

/// Commands are on their own lines: indented, or after a `$`.
fn command(line: &str) -> Option<&str> {
    let line = line.strip_prefix("    ").or(line.strip_prefix("$ "))?;
    line.split('#').next()?.strip_prefix("cargo run ")
}

#[test]
fn every_cargo_run_works() {
    let mut all: BTreeSet<String> = BTreeSet::new();
    for (_, page) in pages() {
        for args in page.lines().filter_map(command) {
            // Runs a lesson as fast as possible, and otherwise as it is written.
            let has = |text: &str| args.split_whitespace().any(|arg| arg == text);
            let more = match (has("--"), has("--second")) {
                _ if has("--example") || has("exercises") => "",
                // It cannot ask without a terminal.
                _ if has("--predict") => "--second 100ms --answers tokio=1",
                (_, true) => "",
                (true, false) => "--second 100ms",
                (false, false) => "-- --second 100ms",
            };
            all.insert(format!("{} {more}", args.trim()));
        }
    }
    // Other tests cover commands that change the workspace, exercises, which
    // fail until they are solved, and the book.
    let of_others = ["new_program", "--write", "new", "check", "grade", "book"];
    all.retain(|args| !args.split_whitespace().any(|arg| of_others.contains(&arg)));
    assert!(all.len() >= 10, "{all:?}");
    for args in all {
        let run = cargo_run(args.split_whitespace());
        // With another number, another answer may be right.
        let is_other = args.contains("--with") && run.stderr.contains(": now ");
        let is_good = run.code == Some(0) || run.code == Some(1) && is_other;
        assert!(
            is_good && !run.stdout.is_empty(),
            "cargo run {args}: {run:?}"
        );
    }
}

/// Only the date may differ.
#[test]
fn the_ten_rows_are_what_the_cards_say() {
    let args = "-p lesson-check --example differences -- --ten";
    let ten = cargo_run(args.split_whitespace()).code(0).stdout;
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
    for (page, text) in pages() {
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().expect("a link ends");
            if target.starts_with("https://") {
                continue;
            }
            links += 1;
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = page.parent().expect("a page is in a folder").join(path);
            assert!(path.exists(), "{}: {target}", page.display());
            let is_found = heading.is_empty() || read(&path).lines().any(|l| anchor(l) == heading);
            assert!(is_found, "{}: {target}", page.display());
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
    heading.replace(|c: char| !c.is_alphanumeric() && c != '-', "")
}

const VERSIONS: [&str; 4] = [
    "on_asyncio.py",
    "on_tokio.rs",
    "on_async_std.rs",
    "on_smol.rs",
];

/// The contents of the cells occur in the programs or in their cures, word by
/// word.
#[test]
fn what_pages_say_of_asyncio_is_in_the_programs() {
    let mut rows = 0;
    for (page, text) in pages() {
        let table = text
            .lines()
            .skip_while(|line| !line.starts_with("| asyncio | tokio | async-std | smol |"));
        for row in table.skip(2).take_while(|line| line.starts_with('|')) {
            let cells: Vec<&str> = row.split(" | ").collect();
            assert_eq!(cells.len(), 5, "{}: {row}", page.display());
            let (_, link) = cells[4].rsplit_once("](").expect("a program's card");
            let card = page.with_file_name(link.trim_end_matches(") |"));
            let folder = card.parent().expect("a card is in a folder");
            for (file, cell) in VERSIONS.into_iter().zip(cells) {
                // Not every program has a Python version.
                let source = fs::read_to_string(folder.join(file));
                let Ok(source) = source else {
                    assert_eq!(file, "on_asyncio.py", "{}", folder.display());
                    continue;
                };
                let cure = fs::read_to_string(folder.join(format!("cured_{file}")));
                let source = source + &cure.unwrap_or_default();
                let is_sign = |c: char| !c.is_alphanumeric() && c != '_';
                for word in cell.split(is_sign).filter(|w| w.len() > 3) {
                    let is_there = source.split(is_sign).any(|w| w == word);
                    assert!(is_there, "{word}: not in {file} of {}", card.display());
                }
            }
            rows += 1;
        }
    }
    assert!(rows >= 40, "{rows}");
}

/// Each program's `Try:` has an answer there, and each command there names a
/// program.
#[test]
fn each_lesson_s_page_for_teachers_has_each_program() {
    let mut lessons = 0;
    for page in for_teachers() {
        let lesson = page.file_stem().expect("a page has a name");
        let lesson = root().join(lesson);
        if !lesson.join("tests/lesson.rs").is_file() {
            continue;
        }
        lessons += 1;
        let text = read(&page);
        let (_, answers) = text
            .split_once("\n## Answers: the cards' `Try:`")
            .expect("answers");
        let (answers, _) = answers.split_once("\n## ").expect("a section follows");
        let folders = fs::read_dir(lesson.join("src")).expect("it can be read");
        for folder in folders.map(|entry| entry.expect("it can be read").path()) {
            let card = fs::read_to_string(folder.join("mod.rs")).unwrap_or_default();
            let name = folder.file_name().expect("a folder has a name");
            let name = name.display().to_string().replace('_', "-");
            let has_answer = answers.contains(&format!("\n| `{name}"));
            assert_eq!(
                has_answer,
                card.contains("pub const PROGRAM: Program"),
                "{}: {name}",
                page.display()
            );
        }
        for command in text.split("`cargo run ").skip(1) {
            let words: Vec<&str> = command
                .split('`')
                .next()
                .expect("it ends")
                .split(' ')
                .collect();
            let program = words.iter().skip_while(|word| **word != "--").nth(1);
            let Some(program) = program.filter(|word| !word.starts_with('-')) else {
                continue;
            };
            let of = words.iter().skip_while(|word| **word != "-p").nth(1);
            let folder = root().join(of.expect("a lesson")).join("src");
            let folder = folder.join(program.replace('-', "_"));
            assert!(folder.is_dir(), "{}: {program}", page.display());
        }
    }
    assert_eq!(lessons, 6);
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

/// A program that does not compile is followed by what the compiler says; `...`
/// is for lines that are left out.
#[test]
fn the_compiler_says_what_the_pages_quote() {
    let mut quotes = 0;
    for (_, text) in pages() {
        for part in text.split("```rust,compile_fail\n").skip(1) {
            let (program, rest) = part.split_once("```\n").expect("the block ends");
            let quote = rest.trim_start().strip_prefix("```text\n");
            let quote = quote.expect("a quote follows").split("```").next();
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let source = folder.join("does_not_compile.rs");
            fs::write(&source, program).expect("a file can be written");
            let mut rustc = Command::new("rustc");
            rustc.args(["--edition", "2024", "--emit", "metadata", "--out-dir"]);
            let mut run = Run::of(rustc.arg(folder).arg(&source));
            for lines in quote.unwrap_or_default().split("...\n") {
                run = run.says(lines.trim_end());
            }
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
    for (page, text) in pages() {
        for part in text.split("```rust\n").skip(1) {
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
