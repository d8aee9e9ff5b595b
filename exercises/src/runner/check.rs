//! Builds an exercise with cargo, whose errors are shown as they are, and runs
//! its check.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    time::Duration,
};

use exercises::{
    Verdict,
    catalogue::{self, Exercise},
    code,
    limited::{self, LIMIT},
    lists::Course,
};
use serde_json::Value;
use side_by_side::{fitted, show};

use super::{advice, built::Sources, files};

/// For the compiler. The first build takes longest; an exercise takes a few
/// seconds.
const BUILD_LIMIT: Duration = Duration::from_secs(180);
/// For all runs of a check. Each run kills a program that hangs.
const RUN_LIMIT: Duration = Duration::from_secs(60);

/// A verdict, and the source that it is about.
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
/// A sentence, if the file cannot be read or cargo cannot build anything.
pub(crate) fn check(exercise: &Exercise, shown: Shown) -> io::Result<Checked> {
    // If it is saved again meanwhile, the verdict is not about that version.
    let source = source(exercise)?;
    let course = course()?;
    let is_altered = |verdict| {
        let changed = course.changed(exercise);
        if changed.is_empty() {
            return Ok(verdict);
        }
        explain(exercise, shown, &no_verdict(&changed))?;
        Ok::<_, io::Error>(Some(Verdict::Altered))
    };
    let verdict = match is_altered(None)? {
        Some(altered) => altered,
        None => {
            let verdict = judged(exercise, &source, shown)?;
            // The program may have changed the files.
            is_altered(Some(verdict))?.unwrap_or(verdict)
        }
    };
    Ok(Checked { source, verdict })
}

/// Read before the first program runs, because a program may change it.
fn course() -> io::Result<&'static Course> {
    static COURSE: OnceLock<Course> = OnceLock::new();
    if let Some(course) = COURSE.get() {
        return Ok(course);
    }
    let course = Course::read()?;
    Ok(COURSE.get_or_init(|| course))
}

fn no_verdict(changed: &[String]) -> String {
    let paths: Vec<String> = changed
        .iter()
        .map(|file| format!("exercises/{file}"))
        .collect();
    let paths = paths.join(" ");
    let was = if changed.len() == 1 { "was" } else { "were" };
    format!(
        "no verdict: {} {was} altered. `git checkout -- {paths}` restores the \
         course's version. (For teachers: `cargo run -p exercises -- lists` \
         accepts the change.)",
        changed.join(", ")
    )
}

fn judged(
    exercise: &Exercise,
    source: &str,
    shown: Shown,
) -> io::Result<Verdict> {
    Ok(match build(exercise, shown)? {
        None => {
            if shown == Shown::Yes
                && let Some(instead) = advice::instead(source)
            {
                show(&format!("{}\n", fitted(&instead)))?;
            }
            Verdict::DoesNotCompile
        }
        Some(executable) => run(exercise, &executable, shown)?,
    })
}

fn run(
    exercise: &Exercise,
    executable: &Path,
    shown: Shown,
) -> io::Result<Verdict> {
    let output = || match shown {
        Shown::Yes => Stdio::inherit(),
        Shown::No => Stdio::null(),
    };
    let limit = limited::limit(RUN_LIMIT);
    let command = Command::new(executable);
    let ended = limited::run(&command, output(), output(), limit)?;
    Ok(match ended.map(|ended| ended.code) {
        None => {
            let why = format!(
                "it hangs: the check had not finished after {} s, so it was \
                 killed. A check kills a program that hangs, unless the \
                 program stops the check (`kill -STOP`)",
                limit.as_secs()
            );
            explain(exercise, shown, &why)?;
            Verdict::Hangs
        }
        Some(Some(c)) if c == i32::from(code::PASSED) => Verdict::Passed,
        Some(Some(c)) if c == i32::from(code::HANGS) => Verdict::Hangs,
        Some(_) => Verdict::Failed,
    })
}

/// Says the reason, if the output of the check does not.
fn explain(exercise: &Exercise, shown: Shown, why: &str) -> io::Result<()> {
    match shown {
        Shown::Yes => show(&format!("{}\n", fitted(why))),
        Shown::No => {
            eprintln!("{}: {why}", exercise.name);
            Ok(())
        }
    }
}

/// Creates the student's file from the starter, unless it exists.
///
/// # Errors
///
/// A sentence, if it cannot be written.
pub(crate) fn start(exercise: &Exercise) -> io::Result<()> {
    let path = exercise.student();
    // A link that leads nowhere exists, too.
    if path.symlink_metadata().is_ok() {
        return Ok(());
    }
    files::write(&path, fs::read(exercise.starter())?)
}

/// The student's file.
pub(crate) fn source(exercise: &Exercise) -> io::Result<String> {
    let path = exercise.student();
    fs::read_to_string(&path).map_err(|e| {
        let sentence = format!(
            "{} cannot be read: {e}. `cargo run -p exercises -- reset {}` \
             restores the starter",
            path.display(),
            exercise.name
        );
        io::Error::new(e.kind(), sentence)
    })
}

/// `None`: it does not compile, and the reason was shown.
fn build(exercise: &Exercise, shown: Shown) -> io::Result<Option<PathBuf>> {
    for _ in 0..2 {
        let sources = Sources::of(exercise)?;
        let Some(built) = build_once(exercise, shown)? else {
            return Ok(None);
        };
        let executable = built.executable;
        if !built.was_there {
            // If it was saved meanwhile, it is unknown which version was built.
            if Sources::of(exercise)? == sources {
                sources.have_made(&executable);
            }
            return Ok(Some(executable));
        }
        if sources.made(&executable) {
            return Ok(Some(executable));
        }
        // Then cargo rebuilds it, whatever the times of the files are.
        fs::remove_file(&executable)?;
    }
    Err(io::Error::other(
        "cargo did not rebuild the exercise, although its file has changed",
    ))
}

struct Built {
    executable: PathBuf,
    /// Cargo did not have to build it.
    was_there: bool,
}

/// `None`: it does not compile, and the reason was shown.
fn build_once(exercise: &Exercise, shown: Shown) -> io::Result<Option<Built>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["test", "--quiet", "--no-run", "-p", "exercises"])
        .args(["--test", &exercise.name])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(catalogue::home());
    let stderr = match shown {
        Shown::Yes => Stdio::inherit(),
        Shown::No => Stdio::piped(),
    };
    let limit = limited::limit(BUILD_LIMIT);
    let output = limited::run(&command, Stdio::piped(), stderr, limit)
        .map_err(|e| io::Error::other(format!("cannot run cargo: {e}")))?;
    let Some(output) = output else {
        let why = format!(
            "it does not compile: the compiler had not finished after {} s, \
             so it was killed. A constant or a macro may never end. If only \
             the machine is slow, set {LIMIT}=600 to allow 600 s",
            limit.as_secs()
        );
        explain(exercise, shown, &why)?;
        return Ok(None);
    };
    let messages = String::from_utf8_lossy(&output.stdout);
    if output.code != Some(0) {
        // cargo says this at the end of every build, even of one that fails.
        let has_built = messages.contains(r#""reason":"build-finished""#);
        // Empty if it was already shown.
        let why = String::from_utf8_lossy(&output.stderr);
        let why = format!("cargo cannot build here\n{why}");
        return match has_built {
            true => Ok(None),
            false => Err(io::Error::other(why.trim_end())),
        };
    }
    let built = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_ours = message["target"]["name"] == exercise.name.as_str();
        let path = message["executable"].as_str()?;
        is_ours.then(|| Built {
            executable: PathBuf::from(path),
            was_there: message["fresh"] == true,
        })
    });
    built.map(Some).ok_or_else(|| {
        io::Error::other(format!(
            "cargo did not build a test `{}`: is it in exercises/Cargo.toml?",
            exercise.name
        ))
    })
}
