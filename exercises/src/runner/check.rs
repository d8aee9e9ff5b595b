//! An exercise is built by cargo, whose errors are shown as they are, and run.

use std::{
    env, fs, io,
    path::PathBuf,
    process::{Command, Stdio},
};

use exercises::{catalogue::Exercise, code};
use serde_json::Value;
use side_by_side::{fitted, show};

use super::macros;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Passed,
    Failed,
    Hangs,
    DoesNotCompile,
}

impl Verdict {
    pub(crate) const ALL: [Verdict; 4] = [
        Verdict::Passed,
        Verdict::Failed,
        Verdict::Hangs,
        Verdict::DoesNotCompile,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Verdict::Passed => "passed",
            Verdict::Failed => "failed",
            Verdict::Hangs => "hangs",
            Verdict::DoesNotCompile => "does not compile",
        }
    }
}

/// The verdict on a source.
pub(crate) struct Checked {
    pub(crate) source: String,
    pub(crate) verdict: Verdict,
}

/// Whether the exercise's output is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Yes,
    No,
}

/// # Errors
///
/// A sentence, if there is nothing to check, or cargo cannot build anything.
pub(crate) fn check(exercise: &Exercise, shown: Shown) -> io::Result<Checked> {
    // If it is saved again meanwhile, the verdict is not on that.
    let source = source(exercise)?;
    let verdict = match build(exercise, shown)? {
        None => {
            if shown == Shown::Yes
                && let Some(instead) = macros::instead(&source)
            {
                show(&format!("{}\n", fitted(&instead)))?;
            }
            Verdict::DoesNotCompile
        }
        Some(_) if !keeps_the_end(exercise, &source) => {
            if shown == Shown::Yes {
                show(KEEP_THE_END)?;
            }
            Verdict::Failed
        }
        Some(executable) => run(executable, shown)?,
    };
    Ok(Checked { source, verdict })
}

/// The line from which on an exercise is not the student's: its `main` calls
/// the checks.
const END: &str = "#[path = \"tests.rs\"]";

const KEEP_THE_END: &str = "\
not yet: keep the last lines as they are in starter.rs, from
  `#[path = \"tests.rs\"]` on; `main` there runs the check
";

fn keeps_the_end(exercise: &Exercise, source: &str) -> bool {
    let starter = fs::read_to_string(exercise.starter()).unwrap_or_default();
    let end = |text: &str| -> Option<Vec<String>> {
        let (_, end) = text.rsplit_once(END)?;
        Some(end.split_whitespace().map(str::to_owned).collect())
    };
    let begins = ["fn main(", "pub fn main("];
    let is_main = |line: &&str| begins.iter().any(|b| line.starts_with(b));
    let mains = source.lines().filter(is_main).count();
    end(source) == end(&starter) && mains == 1
}

fn run(executable: PathBuf, shown: Shown) -> io::Result<Verdict> {
    let mut command = Command::new(executable);
    if shown == Shown::No {
        command.stdout(Stdio::null()).stderr(Stdio::null());
    }
    let status = command.status()?;
    Ok(match status.code() {
        Some(c) if c == i32::from(code::PASSED) => Verdict::Passed,
        Some(c) if c == i32::from(code::HANGS) => Verdict::Hangs,
        _ => Verdict::Failed,
    })
}

/// What the student has written.
pub(crate) fn source(exercise: &Exercise) -> io::Result<String> {
    let path = exercise.student();
    fs::read_to_string(&path).map_err(|e| {
        io::Error::other(format!(
            "{} cannot be read: {e}. `cargo run -p exercises -- reset {}` \
             begins again",
            path.display(),
            exercise.name
        ))
    })
}

/// `None`: it does not compile, and cargo has said why.
fn build(exercise: &Exercise, shown: Shown) -> io::Result<Option<PathBuf>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["test", "--quiet", "--no-run", "-p", "exercises"])
        .args(["--test", &exercise.name])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(exercises::catalogue::home())
        .stdin(Stdio::null())
        .stderr(match shown {
            Shown::Yes => Stdio::inherit(),
            Shown::No => Stdio::piped(),
        });
    let output = command
        .output()
        .map_err(|e| io::Error::other(format!("cargo cannot be run: {e}")))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        // cargo says so at the end of every build, also of one that fails.
        let has_built = messages.contains(r#""reason":"build-finished""#);
        // Empty if the student has seen it.
        let why = String::from_utf8_lossy(&output.stderr);
        let why = format!("cargo cannot build here\n{why}");
        return match has_built {
            true => Ok(None),
            false => Err(io::Error::other(why.trim_end())),
        };
    }
    let executable = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_ours = message["target"]["name"] == exercise.name.as_str();
        let path = message["executable"].as_str()?;
        is_ours.then(|| PathBuf::from(path))
    });
    executable.map(Some).ok_or_else(|| {
        io::Error::other(format!(
            "cargo has built no test `{}`; is it in exercises/Cargo.toml?",
            exercise.name
        ))
    })
}
