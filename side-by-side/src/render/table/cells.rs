//! The cells of the table.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::render::table::figures::bytes;
use crate::{
    lesson::distinct,
    lesson::run::{Run, VersionRun},
    recording::{Outcome, Recording, Wake, threads_of},
    text::Look,
};

/// The program's numbers, if all versions that use a number have the same
/// value.
pub(crate) fn numbers(run: &Run) -> Option<String> {
    let differing = differing_numbers(run);
    let all = run.recordings().flat_map(|r| &r.numbers);
    let equal = distinct(all.filter(|(name, _)| !differing.contains(name.as_str())));
    let equal = equal
        .iter()
        .map(|(name, value)| format!("{name} = {value}"));
    let equal = equal.collect::<Vec<_>>().join(", ");
    (!equal.is_empty()).then_some(equal)
}

pub(crate) fn differing_numbers(run: &Run) -> BTreeSet<&str> {
    let all = || run.recordings().flat_map(|r| &r.numbers);
    let differs =
        |(name, value): &&(String, u64)| all().any(|(other, v)| other == name && v != value);
    all()
        .filter(differs)
        .map(|(name, _)| name.as_str())
        .collect()
}

/// A dash stands for what is not known.
pub(crate) fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}

/// In program seconds.
pub(crate) fn took(recording: &Recording) -> String {
    let second_ns = recording.second_ns.max(1) as f64;
    format!("{:.2} s", recording.wall_ns as f64 / second_ns)
}

/// User and system time together.
pub(crate) fn processor_time(recording: &Recording) -> String {
    let usage = &recording.usage;
    let second_ns = recording.second_ns.max(1) as f64;
    let times = usage.user_ns.zip(usage.system_ns);
    or_dash(times.map(|(user, system)| format!("{:.2} s", (user + system) as f64 / second_ns)))
}

pub(crate) fn polls_and_wakes(recording: &Recording) -> String {
    let tasks = || recording.tasks.iter();
    let polls: usize = tasks().map(|task| task.polls.len()).sum();
    let wakes: usize = tasks().map(|task| task.wakes.len()).sum();
    format!("{polls}, {wakes}")
}

/// In the order in which they are listed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Waker {
    /// It was being polled on that thread when the wake came.
    Task(u64),
    Thread(u16),
    /// It had finished on that thread right before.
    After(u64),
}

impl Waker {
    fn of(wake: &Wake) -> Waker {
        match (wake.by, wake.after) {
            (Some(id), _) => Waker::Task(id),
            (None, Some(id)) => Waker::After(id),
            (None, None) => Waker::Thread(wake.thread),
        }
    }
}

/// What woke tasks: the tasks that did so while they were polled; the threads
/// that polled no task, because the runtime woke it for a timer, for example;
/// and the tasks that had finished there right before.
pub(crate) fn woken_by(recording: &Recording, look: Look, width: usize) -> String {
    let wakes = recording.tasks.iter().flat_map(|task| &task.wakes);
    let wakers: BTreeSet<Waker> = wakes.map(Waker::of).collect();
    let name = |id| recording.task_by_id(id).map_or("", |task| &task.name);
    let names = wakers.into_iter().map(|waker| match waker {
        Waker::Task(id) => name(id).to_owned(),
        Waker::After(id) => format!("after {}", name(id)),
        Waker::Thread(thread) => recording.thread_name(thread).to_owned(),
    });
    // Several tasks, or several threads, may share a name.
    let names = distinct(names);
    let all = names.join(", ");
    match names.as_slice() {
        [] => "–".to_owned(),
        [first, more @ ..] if all.width() > width => {
            let more = match more.len() {
                0 => String::new(),
                more => format!(" + {more}"),
            };
            look.cut(first, width.saturating_sub(more.width())) + &more
        }
        _ => all,
    }
}

pub(crate) fn ran_on(recording: &Recording) -> String {
    let threads: Vec<u16> = threads_of(&recording.tasks).into_iter().collect();
    match threads.as_slice() {
        [] => "–".to_owned(),
        [0] => "main".to_owned(),
        [one] => recording.thread_name(*one).to_owned(),
        [0, others @ ..] => format!("main + {}", others.len()),
        all => format!("{} threads", all.len()),
    }
}

pub(crate) fn threads_and_memory(recording: &Recording) -> String {
    let usage = &recording.usage;
    let memory = usage.peak_memory_bytes.map(|n| bytes(n as f64));
    format!("{}, {}", or_dash(usage.thread_count), or_dash(memory))
}

/// The answer; if there is none, how the version ended.
pub(crate) fn answer(ran: &VersionRun) -> String {
    match (&ran.answer, ran.recording.outcome) {
        (Ok(answer), _) => answer.clone(),
        (Err(_), None | Some(Outcome::Finished)) => "no answer".to_owned(),
        (Err(_), Some(outcome)) => outcome.as_str().to_owned(),
    }
}
