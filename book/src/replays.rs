//! Runs each program once, and keeps the page that replays it.

use std::{collections::BTreeSet, fs, iter, path::Path, sync::Mutex, thread};

use serde_json::Value;

use crate::{
    Result,
    course::{Course, command, text},
    home, paths,
    program::replay,
};

/// Those that mostly wait are recorded at the same time.
const AT_ONCE: usize = 3;

/// Returns the paths of the pages in this directory. A program that could not
/// be recorded has none, and a line on stderr says why.
///
/// # Errors
///
/// If a directory cannot be created.
pub fn record(course: &Course, folder: &Path) -> Result<BTreeSet<String>> {
    for (_, card) in course.programs() {
        fs::create_dir_all(folder.join(paths::folder(&replay(card))))?;
    }
    let cards = course.programs().map(|(_, card)| card);
    let (measuring, waiting): (Vec<&Value>, Vec<&Value>) =
        cards.partition(|card| card["in_turn"] == true);
    let mut replays = record_all(waiting, AT_ONCE, folder);
    replays.append(&mut record_all(measuring, 1, folder));
    Ok(replays)
}

fn record_all(
    cards: Vec<&Value>,
    at_once: usize,
    folder: &Path,
) -> BTreeSet<String> {
    let rest = Mutex::new(cards.into_iter());
    let next = || rest.lock().expect("no thread panics").next();
    let one_after_another = || {
        let cards = iter::from_fn(next);
        cards
            .filter_map(|card| kept(card, folder))
            .collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..at_once)
            .map(|_| scope.spawn(one_after_another))
            .collect();
        let replays = threads.into_iter().map(|thread| thread.join());
        replays
            .flat_map(|replays| replays.expect("it ends"))
            .collect()
    })
}

/// The path of the page, if there is one.
fn kept(card: &Value, folder: &Path) -> Option<String> {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    eprintln!("recording {lesson}: {name}");
    let path = replay(card);
    match record_one(card, &folder.join(&path)) {
        Ok(remark) => {
            eprint!("{remark}");
            Some(path)
        }
        Err(error) => {
            eprintln!("{name} has no replay: {error}");
            None
        }
    }
}

/// Records one program. Returns what it printed on stderr.
fn record_one(card: &Value, page: &Path) -> Result<String> {
    let (lesson, name) = (text(&card["crate"]), text(&card["program"]));
    let mut cargo = command(&["run", "--quiet", "-p", lesson, "--", name]);
    cargo.args(["--on", "all", "--html"]).arg(page);
    if home::SHOWN == name {
        cargo.arg("--card").arg(page.with_extension("card.html"));
    }
    let mut output = cargo.output()?;
    if output.status.code() == Some(1) {
        // Perhaps only because the machine was busy.
        output = cargo.output()?;
    }
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
