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
pub(crate) const STDERR_AT_MOST: usize = 6;
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
    let mut lines = Vec::new();
    let mut add = |style, text: &str| {
        let most_rows = if style == STRONG {
            ROWS_OF_WHY_AT_MOST
        } else {
            ROWS_AT_MOST
        };
        lines.extend(note(style, text, most_rows, look));
    };
    let threads = thread_names(recording, look);
    if !threads.is_empty() {
        add(QUIET, &threads);
    }
    for trouble in troubles(recording) {
        add(BAD, &trouble);
    }
    if recording.was_stopped() {
        let whys = Whys::new(recording).all();
        let shown = few_of_each(&whys);
        for why in &shown {
            add(STRONG, &why.sentence);
        }
        let more = whys.len() - shown.len();
        if more > 0 {
            add(QUIET, &format!("({more} more lanes are open: --json)"));
        }
    }
    let stderr = recording.stderr.iter().filter(|line| !line.is_empty());
    let mut stderr: Vec<String> = stderr.map(|line| format!("stderr: {line}")).collect();
    if stderr.len() > STDERR_AT_MOST {
        // The last line stays: in Python, it says what the error was.
        let cut = STDERR_AT_MOST - 1..stderr.len() - 1;
        let more = format!("stderr: ({} more: --json)", cut.len());
        stderr.splice(cut, [more]);
    }
    for line in stderr {
        add(QUIET, &line);
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
    let recordings = run
        .recordings()
        .filter(|recording| !recording.was_stopped());
    let lines = recordings.flat_map(|recording| {
        let whys = Whys::new(recording).all().into_iter();
        let lines = whys.map(|why| format!("{}: {}", recording.runtime, why.sentence));
        lines.collect::<Vec<_>>()
    });
    let lines: String = lines.map(|line| paragraph(PLAIN, &line, 2, look)).collect();
    if lines.is_empty() {
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

fn note(style: Style, text: &str, most_rows: usize, look: Look) -> Vec<String> {
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
