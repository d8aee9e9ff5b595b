//! Adds an exercise for a teacher: a copy of the first one with another name,
//! registered in all lists. It passes its tests, and can be changed step by
//! step.

use std::{fs, io, path::Path};

use exercises::{
    catalogue::{self, Exercise},
    lists,
};
use toml::{Table, Value};

use super::files;

/// # Errors
///
/// `InvalidInput` with a sentence, if the name cannot be used.
pub(super) fn new(exercises: &[Exercise], name: &str) -> io::Result<bool> {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_name {
        return Err(refused(&format!(
            "`{name}` cannot be a name: use lowercase letters, digits and \
             `_`, as in two_waits"
        )));
    }
    if exercises.iter().any(|exercise| exercise.name == name) {
        return Err(refused(&format!("`{name}` already exists")));
    }
    let home = catalogue::home();
    if let Some(why) = is_taken(&home, name)? {
        return Err(refused(&format!("`{name}` cannot be a name: {why}")));
    }
    let Some(first) = exercises.first() else {
        return Err(refused("exercises.toml has no exercise to copy"));
    };
    let folder = format!("{:02}_{name}", exercises.len() + 1);
    if home.join(&folder).exists() {
        return Err(refused(&format!("a folder `{folder}` already exists")));
    }
    let mut changed = vec![home.join("exercises.toml")];
    changed.extend(lists::files());
    let before: Vec<_> = changed.iter().map(fs::read_to_string).collect();
    let entered = enter(first, &home, &folder, name);
    if let Err(error) = entered {
        // Undo everything.
        fs::remove_dir_all(home.join(&folder)).ok();
        for (file, text) in changed.iter().zip(before) {
            text.and_then(|text| files::write(file, text)).ok();
        }
        return Err(error);
    }
    tell!(
        "{} is a copy of the first exercise. Change its files and its entry \
         in exercises.toml, then run\n\n    cargo test -p exercises",
        home.join(folder).display()
    );
    Ok(true)
}

/// Names that a target cannot have, because Rust, cargo or the file system use
/// them for something else.
const RESERVED: &[&str] = &[
    // Keywords.
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    // Rust's own crates.
    "alloc",
    "core",
    "proc_macro",
    "std",
    "test",
    // Folders of cargo.
    "build",
    "deps",
    "examples",
    "incremental",
    // Not allowed as file names on Windows.
    "aux",
    "con",
    "nul",
    "prn",
    // Other folders of this crate.
    "src",
    "tests",
];

/// Why this name cannot be used, if so.
fn is_taken(home: &Path, name: &str) -> io::Result<Option<String>> {
    if RESERVED.contains(&name) {
        let why = "Rust or cargo uses it for something else";
        return Ok(Some(why.into()));
    }
    let text = fs::read_to_string(home.join("Cargo.toml"))?;
    let manifest: Table = text.parse().map_err(io::Error::other)?;
    if manifest["package"]["name"].as_str() == Some(name) {
        return Ok(Some("this package has that name".into()));
    }
    let targets = manifest.get("test").and_then(Value::as_array);
    let mut targets = targets.into_iter().flatten();
    if targets.any(|target| target.get("name") == Some(&name.into())) {
        return Ok(Some("a test of this package has that name".into()));
    }
    let uses = manifest.get("dependencies").and_then(Value::as_table);
    let mut uses = uses.into_iter().flat_map(Table::keys);
    if uses.any(|used| used.replace('-', "_") == name) {
        return Ok(Some("a crate that is used here has that name".into()));
    }
    // There, a program's name is made of its exercise and its file.
    let programs = fs::read_to_string(home.join("tests/every.in"))?;
    let names = programs.lines().filter_map(|line| line.split_once(": "));
    let mut names = names.map(|(program, _)| program.trim());
    let starts = format!("{name}_");
    Ok(names.any(|program| program.starts_with(&starts)).then(|| {
        let list = "programs of another exercise in tests/every.in start so";
        list.to_owned()
    }))
}

fn enter(
    first: &Exercise,
    home: &Path,
    folder: &str,
    name: &str,
) -> io::Result<()> {
    copy(&first.folder, &home.join(folder))?;
    for file in ["README.md", "main.rs"] {
        let file = home.join(folder).join(file);
        let text = fs::read_to_string(&file)?;
        files::write(&file, text.replace(&first.name, name))?;
    }
    append(&home.join("exercises.toml"), &entry(first, name))?;
    write_lists()
}

/// Writes the files that follow from exercises.toml and the folders.
pub(super) fn write_lists() -> io::Result<()> {
    let texts = lists::texts()?;
    for (file, text) in lists::files().iter().zip(texts) {
        // Cargo rebuilds what depends on a newer file.
        if fs::read_to_string(file).is_ok_and(|before| before == text) {
            continue;
        }
        files::write(file, text)?;
    }
    Ok(())
}

fn refused(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, sentence)
}

/// Copies the folder with everything in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to).map_err(|error| files::of(to, &error))?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let target = to.join(name);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(path, &target)
                .map_err(|error| files::of(&target, &error))?;
        }
    }
    Ok(())
}

fn entry(first: &Exercise, name: &str) -> String {
    let Exercise {
        lesson,
        minutes,
        points,
        says,
        hints,
        ..
    } = first;
    let hints: Vec<_> = hints
        .iter()
        .map(|hint| format!("    {hint:?},\n"))
        .collect();
    format!(
        "\n[[exercise]]\nname = \"{name}\"\ntitle = \"{name}\"\nlesson = \
         \"{lesson}\"\nminutes = {minutes}\npoints = {points}\nsays = \
         {says:?}\nhints = [\n{}]\n",
        hints.concat()
    )
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::read_to_string(path)?;
    files::write(path, before + text)
}
