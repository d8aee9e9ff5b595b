//! What the tests of a lesson crate hold: each function is one test.
//!
//! All of them panic with a sentence that says what to do.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::has_runtime;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// So many lines of a version may differ from its twin's, apart from the
/// header and the imports. More means that the difference between the
/// runtimes can no longer be seen at a glance.
const LINES_THAT_DIFFER: usize = 12;

/// Every version of every program ends, and answers, as its card says.
/// `lesson` is the path of the lesson's executable.
pub fn answers(lesson: &str) {
    let output = run(lesson, &["--all", "--json", "--second", "200ms"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The table in the lesson's README is what its cards say. `folder` is the
/// crate's.
pub fn readme(lesson: &str, folder: &str) {
    let output = run(lesson, &["--all", "--markdown"]);
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(table.starts_with("| program |"), "no table: {table}");
    let path = Path::new(folder).join("README.md");
    let readme = read(&path).replace("\r\n", "\n");
    assert!(
        readme.contains(&table),
        "the table in {} is stale; it should be\n{table}",
        path.display()
    );
}

fn run(lesson: &str, args: &[&str]) -> std::process::Output {
    let output = Command::new(lesson).args(args).output();
    output.unwrap_or_else(|e| panic!("{lesson} does not start: {e}"))
}

/// The versions of a program stay the same program: the same functions in the
/// same order everywhere, and on the runtimes the same signatures and few
/// lines that differ. `folder` is the crate's.
pub fn twins(folder: &str) {
    let mut programs = 0;
    for program in entries(&Path::new(folder).join("src")) {
        let versions: Vec<Source> = entries(&program)
            .iter()
            .filter_map(|path| Source::read(path))
            .collect();
        let Some((first, others)) = versions.split_first() else {
            continue;
        };
        programs += 1;
        for other in others {
            assert_eq!(
                first.function_names(),
                other.function_names(),
                "{} and {} have other functions, or in another order",
                first.name,
                other.name
            );
        }
        let twins: Vec<_> = versions.iter().filter(|v| v.has_runtime).collect();
        for (nth, a) in twins.iter().enumerate() {
            for b in &twins[nth + 1..] {
                assert_eq!(
                    a.functions, b.functions,
                    "{} and {} have other signatures",
                    a.name, b.name
                );
                let lines = a.lines_that_differ(b);
                assert!(
                    lines <= LINES_THAT_DIFFER,
                    "{lines} lines differ between {} and {}, \
                     {LINES_THAT_DIFFER} may",
                    a.name,
                    b.name
                );
            }
        }
    }
    assert!(programs > 0, "{folder} has no program");
}

/// What is in a folder, in order; nothing if it is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|e| panic!("{} cannot be read: {e}", path.display()))
}

struct Source {
    name: String,
    has_runtime: bool,
    /// Signatures.
    functions: Vec<String>,
    /// But for the header and the imports.
    lines: Vec<String>,
}

impl Source {
    /// `None` for a file that is no version.
    fn read(path: &Path) -> Option<Source> {
        let name = path.file_name()?.to_str()?;
        if !name.starts_with("on_") || !name.ends_with(".rs") {
            return None;
        }
        Some(Source {
            name: path.display().to_string(),
            has_runtime: has_runtime(name),
            ..Source::new(&read(path))
        })
    }

    fn new(text: &str) -> Source {
        let body = text.lines().skip_while(|line| signature(line).is_none());
        let lines = body.map(str::trim_end).filter(|line| !line.is_empty());
        Source {
            name: String::new(),
            has_runtime: true,
            functions: functions(text),
            lines: lines.map(str::to_owned).collect(),
        }
    }

    fn function_names(&self) -> Vec<&str> {
        let name = |signature: &'_ str| -> usize {
            signature.find(['(', '<']).unwrap_or(signature.len())
        };
        self.functions.iter().map(|s| &s[..name(s)]).collect()
    }

    /// Lines of one that are not in the other; a changed line counts once.
    fn lines_that_differ(&self, other: &Source) -> usize {
        capture_diff_slices(Algorithm::Patience, &self.lines, &other.lines)
            .iter()
            .map(|op| match op {
                DiffOp::Equal { .. } => 0,
                op => op.old_range().len().max(op.new_range().len()),
            })
            .sum()
    }
}

/// From the name to the brace, on one line each. Whether a function is `async`
/// is not part of it, for on plain std none is; nor is what it may change of its
/// own arguments.
fn functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = (0..lines.len()).filter_map(|at| {
        let first = signature(lines[at])?;
        let more = lines[at + 1..].iter().map(|line| line.trim());
        let mut whole = first.to_owned();
        for line in more {
            if whole.contains('{') {
                break;
            }
            whole.push_str(line);
        }
        let (signature, _) = whole.split_once('{')?;
        Some(signature.trim_end().replace("mut ", ""))
    });
    begins.collect()
}

/// What follows `fn ` on a line where a function begins.
fn signature(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    line.strip_prefix("fn ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKIO: &str = "\
//! On tokio.

use tokio::time::sleep;

pub fn main() {
    block_on(wait(1));
}

async fn wait(
    n: u64,
) -> u64 {
    sleep(n).await;
    n
}
";

    #[test]
    fn functions_are_found_with_their_signatures() {
        assert_eq!(functions(TOKIO), ["main()", "wait(n: u64,) -> u64"]);
        let source = Source::new(TOKIO);
        assert_eq!(source.function_names(), ["main", "wait"]);
    }

    #[test]
    fn a_line_that_was_changed_counts_once_and_imports_do_not() {
        let smol = TOKIO
            .replace("use tokio::time::sleep;", "use smol::Timer;")
            .replace("    sleep(n)", "    // No sleep.\n    Timer::after(n)");
        let twin = Source::new(&smol);
        let source = Source::new(TOKIO);
        assert_eq!(source.lines_that_differ(&twin), 2);
        assert_eq!(source.lines_that_differ(&source), 0);
    }
}
