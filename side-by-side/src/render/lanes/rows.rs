//! The rows of a version: which lanes share one, and which are folded.

use std::collections::HashMap;

use crate::{
    recording::{End, Recording, State, Task, states::spans},
    text::Look,
};

/// With more rows than this in a version, similar rows are folded.
const ROWS_AT_MOST: usize = 12;
/// How many similar rows are drawn.
const ALIKE_DRAWN: usize = 3;

/// Lanes that share a row, in the order of their creation: turns of a loop, for
/// example. They have the same name, their parents are one or share a row, and
/// one ends before the next is created.
pub(crate) type Turns<'a> = Vec<&'a Task>;

pub(crate) enum Row<'a> {
    Lanes(Turns<'a>),
    /// How many more rows are similar to the one above.
    Folded(String),
}

pub(crate) fn turns(tasks: &[Task]) -> Vec<Turns<'_>> {
    let mut rows: Vec<Turns> = Vec::new();
    let mut row_of: HashMap<u64, usize> = HashMap::new();
    let mut last_of: HashMap<(&str, Option<usize>), usize> = HashMap::new();
    for task in tasks {
        let parent = task.parent.and_then(|id| row_of.get(&id).copied());
        let last = last_of.entry((&task.name, parent)).or_insert(usize::MAX);
        let ended_ns = rows.get(*last).and_then(|row| row[row.len() - 1].ended_ns);
        if ended_ns.is_some_and(|ended_ns| ended_ns <= task.created_ns) {
            rows[*last].push(task);
        } else {
            *last = rows.len();
            rows.push(vec![task]);
        }
        row_of.insert(task.id, *last);
    }
    rows
}

pub(crate) fn folded<'a>(recording: &'a Recording, look: Look) -> Vec<Row<'a>> {
    let rows = turns(&recording.tasks);
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for (nth, row) in rows.iter().enumerate() {
        alike.entry(kind(row)).or_default().push(nth);
    }
    let row = |(nth, row): (usize, &Turns<'a>)| {
        let alike = &alike[&kind(row)];
        let more = &alike[alike.len().min(ALIKE_DRAWN)..];
        let is_drawn = rows.len() <= ROWS_AT_MOST || more.len() < 2 || nth < more[0];
        if is_drawn {
            return Some(Row::Lanes(row.clone()));
        }
        let more_like_it = || {
            let like = &rows[alike[ALIKE_DRAWN - 1]][0].name;
            let more: Vec<&Turns> = more.iter().map(|nth| &rows[*nth]).collect();
            let (dots, count) = (look.pick("…", "~"), more.len());
            let lengths = lengths(&more, recording.second_ns);
            format!("{dots} {count} more like {}{lengths}", look.plain(like))
        };
        (nth == more[0]).then(|| Row::Folded(more_like_it()))
    };
    rows.iter().enumerate().filter_map(row).collect()
}

/// Rows are similar if their names differ only in a number, and if they ended
/// alike, or are in the same state.
fn kind<'a>(row: &Turns<'a>) -> (&'a str, &'static str, Option<State>) {
    let last = row[row.len() - 1];
    let is_number = |c: char| c.is_ascii_digit() || c == ' ';
    let is_open = last.end == End::Open;
    let state = is_open.then(|| spans(last, u64::MAX).last().copied());
    (
        last.name.trim_end_matches(is_number),
        last.end.as_str(),
        state.flatten().map(|span| span.state),
    )
}

/// `, 0.5 to 2 s`, if they differ by a tenth of a second.
fn lengths(rows: &[&Turns], second_ns: u64) -> String {
    let tenths = rows.iter().filter_map(|row| {
        let ns = row[row.len() - 1]
            .ended_ns?
            .checked_sub(row[0].created_ns)?;
        Some((ns as f64 / second_ns.max(1) as f64 * 10.0).round() as u64)
    });
    match tenths.clone().min().zip(tenths.max()) {
        Some((least, most)) if least < most => {
            let [least, most] = [least, most].map(|tenths| tenths as f64 / 10.0);
            format!(", {least} to {most} s")
        }
        _ => String::new(),
    }
}
