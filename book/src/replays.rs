//! Runs each program once, and keeps the page that replays it.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::{
    Result,
    course::{Course, command, text},
    paths,
    program::replay,
};

/// One program after another, because some measure. Returns the paths of the
/// pages in this directory. A program that could not be recorded has none, and
/// a line on stderr says why.
///
/// # Errors
///
/// If a directory cannot be created.
pub fn record(course: &Course, folder: &Path) -> Result<BTreeSet<String>> {
    let mut replays = BTreeSet::new();
    let all = course.programs().count();
    for (nth, (lesson, card)) in course.programs().enumerate() {
        let name = text(&card["program"]);
        eprintln!("recording {lesson}: {name} ({} of {all})", nth + 1);
        let path = replay(card);
        fs::create_dir_all(folder.join(paths::folder(&path)))?;
        match record_one(card, &folder.join(&path)) {
            Ok(remark) => {
                eprint!("{remark}");
                replays.insert(path);
            }
            Err(error) => eprintln!("{name} has no replay: {error}"),
        }
    }
    Ok(replays)
}

/// Records one program. Returns what it printed on stderr.
fn record_one(card: &Value, page: &Path) -> Result<String> {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    let mut cargo = command(&["run", "--quiet", "-p", lesson, "--", name]);
    cargo.args(["--on", "all", "--html"]).arg(page);
    let output = cargo.output()?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        // 1: an answer is not as on the card. The page shows that run.
        Some(0 | 1) if page.is_file() => Ok(stderr),
        _ => {
            // An incomplete page is useless.
            fs::remove_file(page).ok();
            Err(stderr.into())
        }
    }
}
