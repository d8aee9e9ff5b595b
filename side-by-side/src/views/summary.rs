//! The table below the lanes: what it took, and the answers.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::{
    style::{BAD, GOOD, QUIET, STRONG, styled},
    text::Look,
};
use crate::{
    program::Program,
    recording::{Recording, Unit},
};

/// A table of five versions stays within 80 columns.
const NAMES_AT_MOST: usize = 15;

/// What each version took, its figures, and its answer to the question.
pub(crate) fn summary(
    program: &Program,
    recordings: &[Recording],
    look: Look,
) -> String {
    let row = |label: &str, cell: &dyn Fn(&Recording) -> String| {
        let label = std::iter::once(label.to_owned());
        let cells = recordings.iter().map(cell);
        let row = label.chain(cells).map(|cell| look.plain(&cell));
        row.collect::<Vec<_>>()
    };
    let heads = row("", &|r| r.runtime.clone());
    let mut rows = vec![
        row("took", &took),
        row("polls, wakes", &polls_and_wakes),
        row("ran on", &ran_on),
        row("woken by", &|r| woken_by(r, look)),
        row("threads, memory", &threads_and_memory),
    ];
    for name in figure_names(recordings) {
        rows.push(row(&name, &|r| figure(r, &name)));
    }
    let answers = row("answer", &|r| answer(program, r));

    let mut text = String::new();
    let width = |nth: usize| {
        let all = rows.iter().chain([&answers, &heads]);
        all.map(|row| row[nth].width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let fits = widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
    if fits <= look.width {
        line(&mut text, &heads, &widths, |cell| styled(STRONG, cell));
        for row in &rows {
            line(&mut text, row, &widths, |cell| cell.to_owned());
        }
    } else {
        stack(&mut text, &heads, &rows, look);
    }
    for line in look.wrap(program.question.ask, 0) {
        writeln!(text, "{}", styled(STRONG, line)).ok();
    }
    let wrong: Vec<bool> =
        recordings.iter().map(|r| !program.as_on_card(r)).collect();
    if fits <= look.width {
        let mut nth = 0;
        line(&mut text, &answers, &widths, |cell| {
            let style = match nth {
                0 => QUIET,
                _ if wrong[nth - 1] => BAD,
                _ => GOOD,
            };
            nth += 1;
            styled(style, cell)
        });
    } else {
        for (head, answer) in heads.iter().zip(&answers).skip(1) {
            let line = look.cut(&format!("  {head}: {answer}"), look.width);
            writeln!(text, "{line}").ok();
        }
    }
    text
}

fn line(
    text: &mut String,
    cells: &[String],
    widths: &[usize],
    mut style: impl FnMut(&str) -> String,
) {
    let last = cells.len() - 1;
    for (nth, (cell, width)) in cells.iter().zip(widths).enumerate() {
        text.push_str(&style(cell));
        if nth < last {
            let pad = width - cell.width() + 2;
            text.extend(std::iter::repeat_n(' ', pad));
        }
    }
    text.push('\n');
}

/// One version below the other, for where a table is too wide.
fn stack(
    text: &mut String,
    heads: &[String],
    rows: &[Vec<String>],
    look: Look,
) {
    for (nth, head) in heads.iter().enumerate().skip(1) {
        let head = look.cut(head, look.width);
        writeln!(text, "{}", styled(STRONG, head)).ok();
        for row in rows {
            let line = format!("  {}: {}", row[0], row[nth]);
            writeln!(text, "{}", look.cut(&line, look.width)).ok();
        }
    }
}

/// In seconds of the program.
fn took(recording: &Recording) -> String {
    let second_ns = recording.second_ns.max(1) as f64;
    format!("{:.2} s", recording.wall_ns as f64 / second_ns)
}

fn polls_and_wakes(recording: &Recording) -> String {
    let tasks = || recording.tasks.iter();
    let polls: usize = tasks().map(|task| task.polls.len()).sum();
    let wakes: usize = tasks().map(|task| task.wakes.len()).sum();
    format!("{polls}, {wakes}")
}

/// The tasks that woke others, and the threads that did so while they polled
/// none: there it was the runtime, for a timer, say.
fn woken_by(recording: &Recording, look: Look) -> String {
    let wakes = recording.tasks.iter().flat_map(|task| &task.wakes);
    let mut names: Vec<&str> = wakes
        .map(|wake| match wake.by {
            Some(id) => recording.task_name(id),
            None => recording.threads.get(wake.thread).map_or("", |n| n),
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    let all = names.join(", ");
    match names.as_slice() {
        [] => "–".to_owned(),
        [first, more @ ..] if all.width() > NAMES_AT_MOST => {
            let more = match more.len() {
                0 => String::new(),
                more => format!(" + {more}"),
            };
            look.cut(first, NAMES_AT_MOST - more.width()) + &more
        }
        _ => all,
    }
}

fn ran_on(recording: &Recording) -> String {
    let polls = recording.tasks.iter().flat_map(|task| &task.polls);
    let mut threads: Vec<usize> = polls.map(|poll| poll.thread).collect();
    threads.sort_unstable();
    threads.dedup();
    let main = threads.first() == Some(&0);
    let others = threads.len() - usize::from(main);
    match (main, others) {
        (true, 0) => "main".to_owned(),
        (true, n) => format!("main + {n}"),
        (false, 1) => {
            let name = threads.first().and_then(|t| recording.threads.get(*t));
            name.cloned().unwrap_or_default()
        }
        (false, 0) => "–".to_owned(),
        (false, n) => format!("{n} threads"),
    }
}

fn threads_and_memory(recording: &Recording) -> String {
    let usage = &recording.usage;
    let dash = || "–".to_owned();
    let threads = usage.thread_count.map_or_else(dash, |n| n.to_string());
    let memory = usage.peak_memory_bytes.map_or_else(dash, bytes);
    format!("{threads}, {memory}")
}

fn bytes(bytes: u64) -> String {
    let bytes = bytes as f64;
    match bytes {
        ..1e3 => format!("{bytes:.0} B"),
        ..1e6 => format!("{:.1} kB", bytes / 1e3),
        ..1e9 => format!("{:.1} MB", bytes / 1e6),
        _ => format!("{:.1} GB", bytes / 1e9),
    }
}

fn figure_names(recordings: &[Recording]) -> Vec<String> {
    let mut names = Vec::new();
    for figure in recordings.iter().flat_map(|r| &r.figures) {
        if !names.contains(&figure.name) {
            names.push(figure.name.clone());
        }
    }
    names
}

fn figure(recording: &Recording, name: &str) -> String {
    let found = recording.figures.iter().find(|f| f.name == name);
    found.map_or_else(
        || "–".to_owned(),
        |figure| match figure.unit {
            Unit::Bytes => bytes(figure.value.max(0.0) as u64),
            Unit::Nanoseconds => format!("{:.0} ns", figure.value),
            Unit::Count => format!("{}", figure.value),
        },
    )
}

/// The answer, and the card's where that is another one.
fn answer(program: &Program, recording: &Recording) -> String {
    let answer = program.answer(recording);
    let answer = answer.unwrap_or_else(|| {
        recording
            .outcome
            .map_or("–", |outcome| outcome.as_str())
            .to_owned()
    });
    if program.as_on_card(recording) {
        return answer;
    }
    let expected = program
        .version(&recording.runtime)
        .map_or(String::new(), |version| version.expected.join(" or "));
    format!("{answer} (on the card: {expected})")
}
