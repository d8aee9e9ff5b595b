//! Paths in the repository, and ways from one to another. Both are texts with
//! `/` on each system, as links are.

/// The folder of a file; empty at the root.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Where a link in this folder leads.
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

/// The link in a file that leads to another one.
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
    fn a_way_leads_where_it_is_joined() {
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
