//! Which lanes are drawn, and the labels before them.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use crate::render::lanes::glyphs::thread_signs;
use crate::{
    recording::{Recording, Task, threads_of},
    text::Look,
};

/// With more lanes than this in a version, similar lanes are folded.
const LANES_AT_MOST: usize = 12;
/// How many similar lanes are drawn.
const ALIKE_DRAWN: usize = 3;

pub(crate) enum Lane<'a> {
    One(&'a Task),
    /// How many more lanes are similar to this one.
    Folded(usize, &'a Task),
}

pub(crate) fn lanes(tasks: &[Task]) -> Vec<Lane<'_>> {
    if tasks.len() <= LANES_AT_MOST {
        return tasks.iter().map(Lane::One).collect();
    }
    let mut alike: HashMap<_, Vec<&Task>> = HashMap::new();
    for task in tasks {
        alike.entry(kind(task)).or_default().push(task);
    }
    let lane = |task| {
        let alike = &alike[&kind(task)];
        let (drawn, more) = alike.split_at(alike.len().min(ALIKE_DRAWN));
        match (drawn, more) {
            ([.., last], [first, _, ..]) if !drawn.iter().any(|one| one.id == task.id) => {
                let is_first = first.id == task.id;
                is_first.then_some(Lane::Folded(more.len(), last))
            }
            _ => Some(Lane::One(task)),
        }
    };
    tasks.iter().filter_map(lane).collect()
}

/// Lanes are similar if their names differ only in a number, and they ended
/// alike.
fn kind(task: &Task) -> (&str, &'static str) {
    let is_number = |c: char| c.is_ascii_digit() || c == ' ';
    (task.name.trim_end_matches(is_number), task.end.as_str())
}

/// The name as it is shown before the lane.
pub(crate) fn lane_name(task: &Task, look: Look) -> String {
    format!("  {}", look.plain(&task.name))
}

/// The columns that the name and the signs of its threads need.
pub(crate) fn label_width(task: &Task, look: Look) -> usize {
    let signs = thread_signs(&task.threads(), look);
    lane_name(task, look).width() + 1 + signs.width()
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
