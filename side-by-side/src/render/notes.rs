//! What is shown below a version's lanes: its threads, and how it ended.

use std::collections::HashMap;

use anstyle::Style;

use crate::render::lanes::thread_signs;
use crate::render::style::{BAD, PLAIN, QUIET, STRONG, paragraph, styled};
use crate::{
    lesson::{
        distinct,
        run::{Run, VersionRun},
    },
    recording::{
        Outcome, Recording, threads_of,
        why::{Why, Whys},
    },
    text::Look,
};

/// How many lines of a version's stderr are shown.
const STDERR_AT_MOST: usize = 6;
/// How many open lanes of a hung version are explained.
const WHYS_AT_MOST: usize = 6;
/// How many of them alike.
const ALIKE_AT_MOST: usize = 2;
/// A long note takes at most this many rows.
const ROWS_AT_MOST: usize = 3;
/// The end of an explanation is often the cause.
const ROWS_OF_WHY_AT_MOST: usize = 10;

/// All notes of a version, as lines.
pub(crate) fn notes(recording: &Recording, look: Look) -> Vec<String> {
    let mut notes = vec![(QUIET, thread_names(recording, look))];
    notes.extend(troubles(recording).into_iter().map(|text| (BAD, text)));
    if recording.was_stopped() {
        let whys = Whys::new(recording).all();
        let shown = few_of_each(&whys);
        notes.extend(shown.iter().map(|why| (STRONG, why.sentence.clone())));
        let more = whys.len() - shown.len();
        if more > 0 {
            notes.push((QUIET, format!("({more} more lanes are open: --json)")));
        }
    }
    notes.extend(stderr(recording).into_iter().map(|line| (QUIET, line)));
    let notes = notes.iter().filter(|(_, text)| !text.is_empty());
    notes
        .flat_map(|(style, text)| note(*style, text, look))
        .collect()
}

/// Its first lines, and the last one: in Python, that says what the error was.
pub(crate) fn stderr(recording: &Recording) -> Vec<String> {
    let lines = recording.stderr.iter().filter(|line| !line.is_empty());
    let mut lines: Vec<String> = lines.map(|line| format!("stderr: {line}")).collect();
    if lines.len() > STDERR_AT_MOST {
        let cut = STDERR_AT_MOST - 1..lines.len() - 1;
        let more = format!("stderr: ({} more: --json)", cut.len());
        lines.splice(cut, [more]);
    }
    lines
}

/// A hundred clients that wait must not hide what they wait for.
fn few_of_each(whys: &[Why]) -> Vec<&Why> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut is_one_of_few = |why: &&Why| {
        let count = counts.entry(why.without_numbers()).or_default();
        *count += 1;
        *count <= ALIKE_AT_MOST
    };
    let few = whys.iter().filter(|why| is_one_of_few(why));
    few.take(WHYS_AT_MOST).collect()
}

/// Why lanes are open in versions that ended by themselves. Those of other
/// versions are explained below their lanes.
pub(crate) fn whys(run: &Run, look: Look) -> String {
    let ended = run.recordings().filter(|r| !r.was_stopped());
    let lines = ended.flat_map(|recording| {
        let whys = Whys::new(recording).all().into_iter();
        whys.map(|why| format!("{}: {}", recording.runtime, why.sentence))
    });
    let lines: String = lines.map(|line| paragraph(PLAIN, &line, 2, look)).collect();
    let is_explained = run.recordings().any(Recording::was_stopped);
    if lines.is_empty() && !is_explained {
        return paragraph(PLAIN, "Every lane ended before its process did.", 2, look);
    }
    lines
}

/// Which versions did the same as one that is drawn.
pub(crate) fn twins(run: &Run, look: Look) -> String {
    let twins = run.twins();
    let of = |(_, twin): &(&VersionRun, &VersionRun)| twin.version.runtime();
    let said = distinct(twins.iter().map(of)).into_iter().map(|name| {
        let own = twins.iter().filter(|pair| of(pair) == name);
        let names: Vec<String> = own.map(|(own, _)| own.version.runtime()).collect();
        format!("{}: as {name}. ", names.join(", "))
    });
    let said = said.collect::<String>() + TWINS;
    paragraph(QUIET, &said, 2, look)
}

const TWINS: &str = "The lanes, their ends and lines, and the answer are the same; \
    `--on all` draws them.";

/// How the version ended, if it did not finish; then the recording's notes.
fn troubles(recording: &Recording) -> Vec<String> {
    let mut troubles = recording.notes.clone();
    if let Some(outcome) = recording.outcome
        && outcome != Outcome::Finished
    {
        let why = match recording.exit_code {
            Some(code) => format!(": exit code {code}"),
            None if troubles.is_empty() => String::new(),
            None => format!(": {}", troubles.remove(0)),
        };
        troubles.insert(0, format!("{}{why}", outcome.as_str()));
    }
    troubles
}

fn note(style: Style, text: &str, look: Look) -> Vec<String> {
    let most_rows = if style == STRONG {
        ROWS_OF_WHY_AT_MOST
    } else {
        ROWS_AT_MOST
    };
    let inner = look.narrower(2);
    let mut rows = inner.wrap(&look.plain(text), 2);
    if rows.len() > most_rows {
        let rest = rows.split_off(most_rows - 1);
        rows.push(look.cut(&rest.join(" "), inner.width));
    }
    rows.iter()
        .map(|row| format!("  {}", styled(style, row)))
        .collect()
}

/// The names of the threads that ran a task, except for the main thread.
fn thread_names(recording: &Recording, look: Look) -> String {
    let mut named: Vec<(&str, Vec<u16>)> = Vec::new();
    for thread in threads_of(&recording.tasks) {
        let name = recording.thread_name(thread);
        match named.iter_mut().find(|(known, _)| *known == name) {
            _ if thread == 0 => {}
            Some((_, threads)) => threads.push(thread),
            None => named.push((name, vec![thread])),
        }
    }
    let named = named.iter().map(|(name, threads)| {
        let signs = match threads.as_slice() {
            [first, .., last] if threads.len() > 4 => {
                let to = look.pick("…", "~");
                let [first, last] = [first, last].map(|thread| thread_signs([thread], look));
                first + to + &last
            }
            threads => thread_signs(threads, look),
        };
        format!("{signs} {name}")
    });
    named.collect::<Vec<_>>().join("  ")
}
