//! The files of a program: that all are listed, and that its versions stay the
//! same program.

use std::{fs, path::Path};

use side_by_side::has_runtime;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::lesson::{entries, names, read};

/// In percent: how many lines of a version, without the header, imports and
/// comments, may differ from its twin's. With more, a reader cannot see the
/// difference between the runtimes at a glance.
const PERCENT_THAT_MAY_DIFFER: usize = 40;

/// How many lines of a cure, counted in the same way, may differ from its bug.
const LINES_OF_A_CURE: usize = 12;

/// Every program's directory is listed in `main.rs` and has a test; a program
/// has the name of its directory; every file in it is on the card.
pub fn folders(lesson: &str, folder: &str, tested: &[&str]) {
    let names = names(lesson);
    let names: Vec<_> = names.iter().map(|n| n.replace('-', "_")).collect();
    let mut modules = Vec::new();
    for path in entries(&Path::new(folder).join("src")) {
        let card = path.join("mod.rs");
        let Ok(card) = fs::read_to_string(&card) else {
            continue;
        };
        if !card.contains("version!(") {
            continue;
        }
        let shown = path.display();
        let module = path.file_name().unwrap_or_default();
        let module = module.to_string_lossy().into_owned();
        assert!(
            names.contains(&module),
            "{shown} is not run: add `mod {module};` and \
             `{module}::PROGRAM` to main.rs, and give the program the name \
             \"{}\"",
            module.replace('_', "-")
        );
        assert!(
            tested.contains(&module.as_str()),
            "`{module}` has no test: add it to tests/lesson.rs"
        );
        for file in entries(&path) {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let extension = file.extension().unwrap_or_default();
            let is_in_python = extension == "py";
            let is_source = extension == "rs" || is_in_python;
            let is_version = ["on_", "cured_on_"]
                .iter()
                .any(|lead| stem.starts_with(lead));
            if !is_source {
                continue;
            }
            assert_narrow(&file);
            if stem == "mod" || stem == "judge" {
                continue;
            }
            if card.contains(&format!("include_str!(\"{stem}.rs\")")) {
                continue;
            }
            assert!(
                is_version,
                "{}: the name of a version must start with `on_`, that of a \
                 cure with `cured_on_`; list what a version shows on the card: \
                 `.shows(include_str!(\"{stem}.rs\"))`",
                file.display()
            );
            if is_in_python {
                if let Some(name) = undefined_outside(&read(&file)) {
                    panic!(
                        "{}: give `{name}` a value after `except \
                         ImportError:`, so that the file can run by itself",
                        file.display()
                    );
                }
                assert!(
                    card.contains(&format!("version!({stem}.py)")),
                    "{} is not on the card: add `version!({stem}.py)` to \
                     mod.rs",
                    file.display()
                );
                continue;
            }
            assert!(
                card.contains(&format!("version!({stem})")),
                "{} is not on the card: add `mod {stem};` and \
                 `version!({stem})` to mod.rs",
                file.display()
            );
        }
        modules.push(module);
    }
    for name in names {
        assert!(
            modules.contains(&name),
            "the directory src/{name} of the program `{name}` is missing"
        );
    }
}

/// A name that a Python program imports from `side_by_side` and does not define
/// if that module is missing.
fn undefined_outside(source: &str) -> Option<&str> {
    let lead = "from side_by_side import ";
    let (_, rest) = source.split_once(lead)?;
    let (names, rest) = rest.split_once('\n')?;
    let own = rest.strip_prefix("except ImportError:").unwrap_or_default();
    let own = own.split("\n\n").next().unwrap_or_default();
    let is_sign = |c: char| !c.is_alphanumeric() && c != '_';
    let is_defined = |name: &str| {
        let mut lines = own.lines().skip(1);
        let assigned = |line: &str| -> bool {
            let (targets, _) = line.split_once(" = ").unwrap_or_default();
            targets.split(is_sign).any(|target| target == name)
        };
        lines.any(assigned)
    };
    names.split(", ").find(|name| !is_defined(name))
}

/// Sources are shown side by side. rustfmt wraps code, but not comments.
fn assert_narrow(file: &Path) {
    let text = read(file);
    if let Some(line) = text.lines().find(|line| line.chars().count() > 80) {
        panic!(
            "{} has a line of more than 80 columns: {line}",
            file.display()
        );
    }
}

/// Checks that the versions of a program stay the same program: the same
/// functions in the same order everywhere, and on the runtimes the same
/// signatures and few differing lines. `folder` is the crate's directory.
///
/// If a runtime cannot do what the others do, the version says so in its
/// header, in a line that starts with `//! Differs:`; then any number of lines
/// may differ, and signatures, too.
pub fn twins(folder: &str) {
    let mut programs = 0;
    for program in entries(&Path::new(folder).join("src")) {
        let read = |lead| -> Vec<Source> {
            let files = entries(&program);
            let files = files.iter();
            files.filter_map(|path| Source::read(path, lead)).collect()
        };
        let (versions, cures) = (read("on_"), read("cured_on_"));
        if versions.is_empty() {
            continue;
        }
        programs += 1;
        assert_cures_are_short(&versions, &cures);
        assert_twins(&program, "on_", &versions);
        assert_twins(&program, "cured_on_", &cures);
    }
    assert!(programs > 0, "{folder} has no program");
}

/// A cure shows its few lines beside its bug.
fn assert_cures_are_short(bugs: &[Source], cures: &[Source]) {
    for cure in cures {
        let name = cure.name.replace("cured_on_", "on_");
        let bug = bugs.iter().find(|bug| bug.name == name);
        let bug = bug.unwrap_or_else(|| panic!("{name} is missing"));
        let lines = cure.lines_that_differ(bug);
        assert!(
            (1..=LINES_OF_A_CURE).contains(&lines) || cure.says_that_it_differs,
            "{lines} lines differ between {name} and its cure; 1 to \
             {LINES_OF_A_CURE} may",
        );
    }
}

/// `lead` is how the names of these versions start.
fn assert_twins(program: &Path, lead: &str, versions: &[Source]) {
    let Some((first, others)) = versions.split_first() else {
        return;
    };
    let python = program.join(format!("{lead}asyncio.py"));
    if let Ok(text) = fs::read_to_string(&python) {
        let names = first.function_names();
        let mut rest = names.iter();
        let other =
            python_functions(&text).find(|name| !rest.any(|twin| twin == name));
        assert_eq!(
            other,
            None,
            "{}: this function must be one of {names:?}, in this order",
            python.display()
        );
    }
    for other in others {
        let (names, twins) = (other.function_names(), first.function_names());
        let mut rest = twins.iter();
        // Without a runtime, some functions may be missing.
        let are_the_same = match other.has_runtime {
            true => names == twins,
            false => names.iter().all(|n| rest.any(|twin| twin == n)),
        };
        assert!(
            are_the_same,
            "{} has {names:?}, and {} has {twins:?}: they should have the \
             same functions in the same order",
            other.name, first.name
        );
    }
    let twins: Vec<_> = versions.iter().filter(|v| v.has_runtime).collect();
    for (nth, a) in twins.iter().enumerate() {
        for b in &twins[nth + 1..] {
            let may_differ = a.says_that_it_differs || b.says_that_it_differs;
            assert!(
                may_differ || a.functions == b.functions,
                "{} has {:?}, and {} has {:?}: the signatures differ",
                a.name,
                a.functions,
                b.name,
                b.functions
            );
            let lines = a.lines_that_differ(b);
            let length = a.lines.len().max(b.lines.len());
            let most = (length * PERCENT_THAT_MAY_DIFFER).div_ceil(100);
            assert!(
                lines <= most || a.is_cure || may_differ,
                "{lines} lines differ between {} and {}; {most} may. \
                 If the runtime cannot do it otherwise, say why in a line \
                 of the header that starts with `//! Differs:`",
                a.name,
                b.name
            );
        }
    }
}

struct Source {
    name: String,
    has_runtime: bool,
    /// It need only be like its bug.
    is_cure: bool,
    says_that_it_differs: bool,
    /// Signatures.
    functions: Vec<String>,
    /// Without the header, the imports and comments.
    lines: Vec<String>,
}

impl Source {
    /// `None` for a file that is not such a version.
    fn read(path: &Path, lead: &str) -> Option<Source> {
        let name = path.file_name()?.to_str()?;
        if !name.starts_with(lead) || !name.ends_with(".rs") {
            return None;
        }
        Some(Source {
            name: path.display().to_string(),
            has_runtime: has_runtime(name),
            is_cure: lead == "cured_on_",
            ..Source::new(&read(path))
        })
    }

    fn new(text: &str) -> Source {
        let body = text.lines().skip_while(|line| signature(line).is_none());
        let lines = body.map(str::trim_end).filter(|line| {
            !line.is_empty() && !line.trim_start().starts_with("//")
        });
        Source {
            name: String::new(),
            has_runtime: true,
            is_cure: false,
            says_that_it_differs: text.contains("\n//! Differs: "),
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

    /// How many lines of one are not in the other; a changed line counts once.
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

/// The text from the name to the brace, on one line each. `async` is left out,
/// because on plain std no function is async, and so is the `mut` of arguments.
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

/// The names of the functions in a program in Python, in order.
fn python_functions(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("def ")?.split('(').next()
    })
}

/// What follows `fn ` on a line where a function starts.
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
    fn a_program_in_python_can_run_without_the_stage() {
        let defines = |lines: &str| {
            format!(
                "import asyncio\n\ntry:\n    from side_by_side import say, \
                 watch\nexcept ImportError:  # Alone.\n{lines}\n\n\nsay = 1\n"
            )
        };
        let both = defines("    say, watch = print, lambda n, c: c");
        assert_eq!(undefined_outside(&both), None);
        let two = defines("    say = print\n    watch = lambda n, c: c");
        assert_eq!(undefined_outside(&two), None);
        let one = defines("    watch = lambda n, c: say");
        assert_eq!(undefined_outside(&one), Some("say"));
        assert_eq!(undefined_outside("import asyncio\n"), None);
        let names = python_functions("async def a():\n  def b():\ndef c(d):");
        assert_eq!(names.collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn functions_are_found_with_their_signatures() {
        assert_eq!(functions(TOKIO), ["main()", "wait(n: u64,) -> u64"]);
        let source = Source::new(TOKIO);
        assert_eq!(source.function_names(), ["main", "wait"]);
    }

    #[test]
    fn a_line_that_was_changed_counts_once_and_imports_and_comments_do_not() {
        let smol = TOKIO
            .replace("use tokio::time::sleep;", "use smol::Timer;")
            .replace("    sleep(n)", "    // No sleep.\n    Timer::after(n)");
        let twin = Source::new(&smol);
        let source = Source::new(TOKIO);
        assert_eq!(source.lines_that_differ(&twin), 1);
        assert_eq!(source.lines_that_differ(&source), 0);
    }
}
