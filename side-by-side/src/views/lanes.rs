//! Which lanes are drawn, and what stands before them.

use std::collections::{HashMap, HashSet};

use super::{signs::thread_signs, text::Look};
use crate::recording::{Recording, Task};

/// With more lanes than this in a version, lanes that are alike are folded.
const LANES_AT_MOST: usize = 12;
/// Of lanes that are alike, so many are drawn.
const ALIKE_DRAWN: usize = 3;

pub(super) enum Lane<'a> {
    One(&'a Task),
    /// So many more lanes like this one.
    Folded(usize, &'a Task),
}

pub(super) fn lanes(tasks: &[Task]) -> Vec<Lane<'_>> {
    if tasks.len() <= LANES_AT_MOST {
        return tasks.iter().map(Lane::One).collect();
    }
    let kind = |task: &Task| (stem(task).to_owned(), task.end.as_str());
    let mut all: HashMap<_, usize> = HashMap::new();
    for task in tasks {
        *all.entry(kind(task)).or_default() += 1;
    }
    let mut drawn: HashMap<_, Vec<&Task>> = HashMap::new();
    let mut lanes = Vec::new();
    for task in tasks {
        let kind = kind(task);
        let more = all[&kind].saturating_sub(ALIKE_DRAWN);
        let drawn = drawn.entry(kind).or_default();
        match drawn.as_slice() {
            [.., last] if drawn.len() == ALIKE_DRAWN && more > 1 => {
                lanes.push(Lane::Folded(more, last));
            }
            _ if drawn.len() > ALIKE_DRAWN && more > 1 => continue,
            _ => lanes.push(Lane::One(task)),
        }
        drawn.push(task);
    }
    lanes
}

/// `client` of `client 3`.
fn stem(task: &Task) -> &str {
    task.name
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

/// The lane's name, and the threads that ran it.
pub(super) fn label(task: &Task, look: Look) -> String {
    let mut threads: Vec<usize> = Vec::new();
    for poll in &task.polls {
        if !threads.contains(&poll.thread) {
            threads.push(poll.thread);
        }
    }
    format!(
        "  {} {}",
        look.plain(&task.name),
        thread_signs(&threads, look)
    )
}

/// The names of the threads that ran a task, but for the main thread.
pub(super) fn threads(recording: &Recording, look: Look) -> String {
    let polls = recording.tasks.iter().flat_map(|task| &task.polls);
    let ran: HashSet<usize> = polls.map(|poll| poll.thread).collect();
    let mut named: Vec<(&str, Vec<usize>)> = Vec::new();
    for (thread, name) in recording.threads.iter().enumerate().skip(1) {
        if !ran.contains(&thread) {
            continue;
        }
        match named.iter_mut().find(|(known, _)| known == name) {
            Some((_, threads)) => threads.push(thread),
            None => named.push((name, vec![thread])),
        }
    }
    let named = named.iter().map(|(name, threads)| {
        let signs = match threads.as_slice() {
            [first, .., last] if threads.len() > 4 => {
                let to = look.pick("…", "~");
                let [first, last] =
                    [first, last].map(|thread| thread_signs(&[*thread], look));
                first + to + &last
            }
            threads => thread_signs(threads, look),
        };
        format!("{signs} {name}")
    });
    named.collect::<Vec<_>>().join("  ")
}
