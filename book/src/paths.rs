//! Paths in the repository, and relative paths between them. Both use `/` on
//! every system, as links do.

/// The directory of a file; empty at the root.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The target of a link in this directory.
pub(crate) fn join(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(link.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The relative link from one file to another.
pub(crate) fn way(from: &str, to: &str) -> String {
    let from = folder(from).split('/');
    let from: Vec<&str> = from.filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = vec![".."; from.len() - shared];
    [&up, &to[shared..]].concat().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_a_relative_link_gives_its_target() {
        for (from, to, link) in [
            ("index.md", "coroutines/index.md", "coroutines/index.md"),
            ("coroutines/index.md", "index.md", "../index.md"),
            ("a/b/c.md", "a/d/e.md", "../d/e.md"),
            ("a/b/c.md", "a/b/e.md", "e.md"),
        ] {
            assert_eq!(way(from, to), link);
            assert_eq!(join(folder(from), link), to);
        }
    }
}
