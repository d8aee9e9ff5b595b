//! A part that is a Python program: this machine's interpreter runs it together
//! with a recorder.

use std::{path::Path, process::Command};

use crate::recording::{Outcome, Recording};

/// Records what `crate::watch` records in Rust.
const RECORDER: &str = include_str!("../watch/recorder.py");

/// Gives the recorder a name, which warnings and tracebacks show.
const START: &str = "import sys; exec(compile(sys.argv.pop(1), \
                     'side_by_side.py', 'exec'))";

/// The name of the interpreter: on Windows, `python3` may open a shop.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// A command that runs the program with this source. Tracebacks and recorded
/// lines refer to `path`. The program can do `from side_by_side import watch,
/// say`.
///
/// The reader's Python setup does not affect it: it ignores `PYTHON…` variables
/// and modules in the directory (`-I`), and packages (`-S`, which also halves
/// the start time).
pub fn in_python(path: &Path, source: &str) -> Command {
    let source = source.trim_start_matches('\u{feff}');
    let mut command = Command::new(PYTHON);
    command
        .args(["-I", "-S", "-X", "utf8", "-c", START, RECORDER])
        .arg(path)
        .arg(source);
    command
}

/// If no event came, the program did not run: Python is missing, too old or
/// broken. The recording cannot show what the program does.
pub(crate) fn see_whether_it_began(recording: &mut Recording) {
    if !recording.threads.is_empty() {
        return;
    }
    let end = match (recording.outcome, recording.exit_code) {
        (Some(Outcome::Missing), _) => None,
        (_, Some(code)) => Some(format!("exit code {code}")),
        (outcome, None) => outcome.map(|end| end.as_str().to_owned()),
    };
    if let Some(end) = end {
        let note = format!("{PYTHON} exited before the program started ({end})");
        recording.notes.insert(0, note);
    }
    recording.notes.push(NEEDED.to_owned());
    recording.outcome = Some(Outcome::Missing);
    recording.exit_code = None;
}

const NEEDED: &str = "versions on asyncio need CPython 3.9 or later, and \
                      nothing else";
