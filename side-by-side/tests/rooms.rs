//! A module of the library uses only modules below it, in the README's order.

use std::{collections::BTreeSet, fs, path::Path};

/// The modules from top to bottom.
fn rooms(root: &Path) -> Vec<String> {
    let readme = fs::read_to_string(root.join("README.md")).expect("a README");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| [`"));
    let names = rows.filter_map(|row| row.split('`').next());
    let name = |name: &str| name.trim_end_matches(".rs").replace('/', "");
    names.map(name).collect()
}

/// The Rust sources of a module, without their tests.
fn sources(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a directory") {
            sources(&entry.expect("it can be read").path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(path).expect("a source");
        let code = text.split("#[cfg(test)]\nmod tests {").next();
        found.push(code.unwrap_or_default().to_owned());
    }
}

/// The first names after `crate::`, also in a list: `crate::{json, text::x}`.
fn used(source: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        let is_letter = |c: &char| c.is_ascii_lowercase() || *c == '_';
        text.trim_start().chars().take_while(is_letter).collect()
    };
    let names = source.split("crate::").skip(1).flat_map(|rest| {
        let list = rest.strip_prefix('{').map(without_inner_lists);
        let list = list.unwrap_or_else(|| word(rest));
        list.split(',').map(word).collect::<Vec<_>>()
    });
    names.collect()
}

/// Up to the end of the list.
fn without_inner_lists(list: &str) -> String {
    let mut depth = 0;
    let outer = list.chars().map_while(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        (depth >= 0).then_some(if depth == 0 { c } else { ' ' })
    });
    outer.collect()
}

#[test]
fn a_module_uses_only_modules_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rooms = rooms(root);
    assert!(rooms.len() > 8, "the README lists the modules: {rooms:?}");
    for (floor, room) in rooms.iter().enumerate() {
        let mut found = Vec::new();
        let file = root.join(format!("src/{room}.rs"));
        let directory = root.join("src").join(room);
        sources(if file.exists() { &file } else { &directory }, &mut found);
        assert!(!found.is_empty(), "{room} has no source");
        for name in found.iter().flat_map(|source| used(source)) {
            let at = rooms.iter().position(|other| *other == name);
            assert!(
                at.is_none_or(|at| at >= floor),
                "{room} uses {name}, which is above it"
            );
        }
    }
    let all = fs::read_dir(root.join("src")).expect("a directory");
    for entry in all {
        let name = entry.expect("it can be read").file_name();
        let name = name.to_string_lossy().replace(".rs", "");
        let is_known = rooms.contains(&name) || name == "lib";
        assert!(is_known, "{name} is not in the README");
    }
}
