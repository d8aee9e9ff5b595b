//! The names of the runtimes' APIs that the programs use, for the search.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::{
    Result,
    course::{Course, read, root, text},
    program::folder,
};

/// Whose names are listed.
const CRATES: [&str; 6] =
    ["tokio", "async_std", "smol", "futures", "std", "asyncio"];

/// The paths that end with a name, and links to the programs that use it.
#[derive(Default)]
struct Uses {
    paths: BTreeSet<String>,
    programs: BTreeSet<String>,
}

/// A heading for each name, because a search finds headings first. Its links
/// start at the root.
pub(crate) fn page(course: &Course) -> Result<String> {
    let explained = explained(course)?;
    let mut names: BTreeMap<String, Uses> = BTreeMap::new();
    for (_, card) in course.programs() {
        let program = text(&card["program"]);
        let folder = folder(card);
        let link = format!("[`{program}`]({folder}/mod.rs)");
        for entry in fs::read_dir(root().join(&folder))? {
            let file = entry?.file_name().to_string_lossy().into_owned();
            if !file.contains("on_") {
                continue;
            }
            let source = read(&format!("{folder}/{file}"))?;
            let paths = paths(&source);
            let methods = methods(&source).filter(|m| explained.contains(*m));
            for path in paths.into_iter().chain(methods.map(method)) {
                let name = path.rsplit([':', '.']).next().unwrap_or(&path);
                let uses = names.entry(name.to_owned()).or_default();
                uses.programs.insert(link.clone());
                uses.paths.insert(format!("`{path}`"));
            }
        }
    }
    let mut page = "# API names\n\n\
                    Functions, types, macros and methods that the programs \
                    use, and the programs that use them.\n"
        .to_owned();
    for (name, Uses { paths, programs }) in names {
        let paths = Vec::from_iter(paths).join(", ");
        let programs = Vec::from_iter(programs).join(", ");
        page += &format!("\n## `{name}`\n\n{paths}: {programs}\n");
    }
    Ok(page)
}

fn method(name: &str) -> String {
    format!(".{name}")
}

/// The words in code spans of the glossary and of the lessons.
fn explained(course: &Course) -> Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    let lessons = course
        .lessons
        .iter()
        .map(|one| one.name.clone() + "/README");
    for file in lessons.chain(["GLOSSARY".to_owned()]) {
        let document = read(&(file + ".md"))?;
        for span in document.split('`').skip(1).step_by(2) {
            words.extend(span.split(not_in_name).map(str::to_owned));
        }
    }
    Ok(words)
}

fn not_in_name(sign: char) -> bool {
    !sign.is_alphanumeric() && sign != '_'
}

/// The names that are called with a dot.
fn methods(source: &str) -> impl Iterator<Item = &str> {
    source.split('.').skip(1).filter_map(|rest| {
        let end = rest.find(not_in_name)?;
        rest[end..].starts_with('(').then_some(&rest[..end])
    })
}

/// What a source imports or names in full: `tokio::time::sleep`.
fn paths(source: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, _) in source.match_indices("use ") {
        let is_first = source[..at].trim_end_matches(' ').ends_with('\n');
        let tree = source[at + 4..].split(';').next().unwrap_or_default();
        if is_first {
            add_tree("", tree, &mut paths);
        }
    }
    let words = source.split(|c| not_in_name(c) && !":.".contains(c));
    paths
        .extend(words.map(|word| word.trim_end_matches([':', '.']).to_owned()));
    paths.retain(|path| {
        let parts: Vec<&str> = path.split(['.', ':']).collect();
        let name = parts.last().copied().unwrap_or_default();
        parts.len() > 1
            && CRATES.contains(&parts[0])
            && !["", "self"].contains(&name)
    });
    paths
}

/// The paths of `time::{Duration, sleep}`.
fn add_tree(before: &str, tree: &str, paths: &mut Vec<String>) {
    let mut depth = 0;
    let parts = tree.split(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        sign == ',' && depth == 0
    });
    for part in parts.map(str::trim) {
        match part.split_once('{') {
            Some((head, inner)) => {
                let inner = inner.strip_suffix('}').unwrap_or(inner);
                add_tree(&format!("{before}{head}"), inner, paths);
            }
            None => {
                let name = part.split(' ').next().unwrap_or_default();
                paths.push(format!("{before}{name}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_imported_or_named_in_full() {
        let source = "//! We use tokio.\n\
                      use std::{\n    pin::{Pin, pin},\n    thread,\n};\n\
                      use side_by_side::say;\n\
                      use tokio::{runtime::Runtime as Loop, time::{self, sleep}};\n\
                      fn main() {\n    tokio::join!(a, b.c());\n}\n";
        assert_eq!(
            paths(source),
            [
                "std::pin::Pin",
                "std::pin::pin",
                "std::thread",
                "tokio::runtime::Runtime",
                "tokio::time::sleep",
                "tokio::join",
            ]
        );
        assert_eq!(
            paths("import asyncio\nawait asyncio.sleep(1)\n"),
            ["asyncio.sleep"]
        );
        assert_eq!(Vec::from_iter(methods(source)), ["c"]);
    }
}
