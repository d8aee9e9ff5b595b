//! Which lanes are drawn, and the labels before them.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use crate::render::lanes::glyphs::thread_signs;
use crate::{
    recording::{End, Recording, State, Task, states::spans, threads_of},
    text::Look,
};

/// With more rows than this in a version, similar rows are folded.
const ROWS_AT_MOST: usize = 12;
/// How many similar rows are drawn.
const ALIKE_DRAWN: usize = 3;

pub(crate) enum Row<'a> {
    /// Turns of a loop, for example, share a row: they have the same name and
    /// parent, and one ends before the next is created.
    Lanes(Vec<&'a Task>),
    /// How many more rows are similar to this one.
    Folded(usize, &'a Task),
}

pub(crate) fn rows<'a>(tasks: &'a [Task]) -> Vec<Row<'a>> {
    let rows = shared(tasks);
    if rows.len() <= ROWS_AT_MOST {
        return rows.into_iter().map(Row::Lanes).collect();
    }
    let mut alike: HashMap<_, Vec<&Task>> = HashMap::new();
    for row in &rows {
        alike.entry(kind(row)).or_default().push(row[0]);
    }
    let row = |row: Vec<&'a Task>| {
        let alike = &alike[&kind(&row)];
        let (drawn, more) = alike.split_at(alike.len().min(ALIKE_DRAWN));
        match (drawn, more) {
            ([.., last], [first, _, ..]) if !drawn.iter().any(|one| one.id == row[0].id) => {
                let is_first = first.id == row[0].id;
                is_first.then_some(Row::Folded(more.len(), last))
            }
            _ => Some(Row::Lanes(row)),
        }
    };
    rows.into_iter().filter_map(row).collect()
}

/// The lanes of each row, in the order of their creation.
fn shared(tasks: &[Task]) -> Vec<Vec<&Task>> {
    let mut rows: Vec<Vec<&Task>> = Vec::new();
    let mut last_of: HashMap<(&str, Option<u64>), usize> = HashMap::new();
    for task in tasks {
        let last = last_of
            .entry((&task.name, task.parent))
            .or_insert(usize::MAX);
        let ended_ns = rows.get(*last).and_then(|row| row[row.len() - 1].ended_ns);
        if ended_ns.is_some_and(|ended_ns| ended_ns <= task.created_ns) {
            rows[*last].push(task);
        } else {
            *last = rows.len();
            rows.push(vec![task]);
        }
    }
    rows
}

/// Rows are similar if their names differ only in a number, and if they ended
/// alike, or are in the same state.
fn kind<'a>(row: &[&'a Task]) -> (&'a str, &'static str, Option<State>) {
    let last = row[row.len() - 1];
    let is_number = |c: char| c.is_ascii_digit() || c == ' ';
    let state = spans(last, u64::MAX).last().map(|span| span.state);
    let state = state.filter(|_| last.end == End::Open);
    (
        last.name.trim_end_matches(is_number),
        last.end.as_str(),
        state,
    )
}

/// The name as it is shown before the lane.
pub(crate) fn lane_name(task: &Task, look: Look) -> String {
    format!("  {}", look.plain(&task.name))
}

/// The columns that the name and the signs of its threads need.
pub(crate) fn label_width(row: &[&Task], look: Look) -> usize {
    let signs = thread_signs(&threads_of(row.iter().copied()), look);
    lane_name(row[0], look).width() + 1 + signs.width()
}

/// The names of the threads that ran a task, except for the main thread.
pub(crate) fn thread_names(recording: &Recording, look: Look) -> String {
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
