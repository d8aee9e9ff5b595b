//! The cells of the table.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::render::table::units::{bytes, figure, ratio};
use crate::{
    lesson::Pace,
    lesson::run::{Run, VersionRun},
    recording::{Figure, Outcome, Recording, Unit, Wake, threads_of},
    text::Look,
};

/// The program's numbers, if all versions that use a number have the same
/// value.
pub(crate) fn numbers(run: &Run, look: Look) -> Vec<String> {
    let differing = differing_numbers(run);
    let all = run.recordings().flat_map(|r| &r.numbers);
    let mut equal: Vec<String> = Vec::new();
    for (name, value) in all {
        let text = look.plain(&format!("{name} = {value}"));
        if !differing.contains(name.as_str()) && !equal.contains(&text) {
            equal.push(text);
        }
    }
    if equal.is_empty() {
        return Vec::new();
    }
    look.wrap(&equal.join(", "), 0)
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

pub(crate) fn number(recording: &Recording, name: &str) -> String {
    let number = recording.number(name);
    number.map_or_else(|| "–".to_owned(), |value| value.to_string())
}

/// In program seconds.
pub(crate) fn took(recording: &Recording) -> String {
    let second_ns = recording.second_ns.max(1) as f64;
    format!("{:.2} s", recording.wall_ns as f64 / second_ns)
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
    let mut seen = BTreeSet::new();
    let names = names.filter(|name| seen.insert(name.clone()));
    let names: Vec<String> = names.collect();
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
    let dash = || "–".to_owned();
    let threads = usage.thread_count.map_or_else(dash, |n| n.to_string());
    let memory = usage
        .peak_memory_bytes
        .map_or_else(dash, |n| bytes(n as f64));
    format!("{threads}, {memory}")
}

pub(crate) fn figure_names(run: &Run) -> Vec<&str> {
    let mut names = Vec::new();
    for figure in run.recordings().flat_map(|r| &r.figures) {
        if !names.contains(&figure.name.as_str()) {
            names.push(&figure.name);
        }
    }
    names
}

/// The minimum of the bytes, or of the nanoseconds, with this name. `None` if
/// only one version has them, or if the minimum is less than one.
pub(crate) fn best(run: &Run, name: &str) -> Option<f64> {
    let least = |recording: &Recording| {
        let costs = recording.figures.iter().filter(|figure| {
            figure.name == name && figure.unit != Unit::Count && figure.value.is_finite()
        });
        costs.map(|figure| figure.value).min_by(f64::total_cmp)
    };
    let all: Vec<f64> = run.recordings().filter_map(least).collect();
    let best = all.iter().copied().min_by(f64::total_cmp)?;
    (all.len() > 1 && best >= 1.0).then_some(best)
}

/// What a measured number depends on, if the program measures something.
pub(crate) fn machine(run: &Run, look: Look) -> Vec<String> {
    if run.program.pace != Pace::InTurn {
        return Vec::new();
    }
    let machine = run.machine;
    let cores = match machine.cores {
        Some(1) => "1 core".to_owned(),
        Some(cores) => format!("{cores} cores"),
        None => "an unknown number of cores".to_owned(),
    };
    let mut figures = run.recordings().flat_map(|r| &r.figures);
    let build = match machine.is_debug {
        true if figures.any(|figure| figure.unit == Unit::Nanoseconds) => {
            "a debug build: its times mean nothing; use `cargo run --release`"
        }
        true => "a debug build",
        false => "a release build",
    };
    look.wrap(&format!("{cores}, {build}"), 0)
}

/// All figures with this name, each with its ratio to the best one.
pub(crate) fn figures(recording: &Recording, name: &str, best: Option<f64>, look: Look) -> String {
    let drawn = |f: &Figure| {
        let drawn = figure(f, look);
        match best.filter(|best| f.value.is_finite() && f.value > *best) {
            Some(best) => format!("{drawn} {}", ratio(f.value, best, look)),
            None => drawn,
        }
    };
    let found = recording.figures.iter().filter(|f| f.name == name);
    let found: Vec<String> = found.map(drawn).collect();
    match found.join(", ") {
        none if none.is_empty() => "–".to_owned(),
        all => all,
    }
}

/// The answer; if there is none, how the version ended.
pub(crate) fn answer(ran: &VersionRun) -> String {
    match (&ran.answer, ran.recording.outcome) {
        (Ok(answer), _) => answer.clone(),
        (Err(_), None | Some(Outcome::Finished)) => "no answer".to_owned(),
        (Err(_), Some(outcome)) => outcome.as_str().to_owned(),
    }
}

/// How many threads besides main run its tasks.
pub(crate) fn workers(ran: &VersionRun) -> String {
    let count = ran.recording.workers;
    count.map_or_else(|| "–".to_owned(), |count| count.to_string())
}

pub(crate) fn on_card(ran: &VersionRun) -> String {
    ran.version.expected.join(" or ")
}
