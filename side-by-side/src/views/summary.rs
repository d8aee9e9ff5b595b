//! The table below the lanes: what it took, and the answers.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::{
    style::{BAD, GOOD, QUIET, STRONG, styled},
    text::Look,
};
use crate::{
    program::Program,
    recording::{Outcome, Recording, Unit},
};

/// Names of wakers are cut to the first of these widths with which the table
/// fits.
const NAME_WIDTHS: [usize; 3] = [15, 11, 7];

/// What each version took, its figures, and its answer to the question.
pub(crate) fn summary(
    program: &Program,
    recordings: &[Recording],
    look: Look,
) -> String {
    let table = |names| Table::new(program, recordings, look, names);
    let mut tables = NAME_WIDTHS.into_iter().map(table);
    let question = look.wrap(&look.plain(program.question.ask), 0);
    let question = question.iter().map(|line| styled(STRONG, line) + "\n");
    let mut text = String::new();
    let Some(table) = tables.find(|table| table.width() <= look.width) else {
        let Table {
            heads,
            rows,
            answers,
            ..
        } = table(look.width);
        stack(&mut text, &heads, &rows, look);
        text.extend(question);
        stack(&mut text, &heads, &answers, look);
        return text;
    };
    table.line(&mut text, &table.heads, |_, cell| styled(STRONG, cell));
    for row in &table.rows {
        table.line(&mut text, row, |_, cell| cell.to_owned());
    }
    text.extend(question);
    for row in &table.answers {
        table.line(&mut text, row, |nth, cell| {
            let of = nth.checked_sub(1).map(|nth| &recordings[nth]);
            let style = match of.map(|r| program.as_on_card(r)) {
                None => QUIET,
                Some(true) => GOOD,
                Some(false) => BAD,
            };
            styled(style, cell)
        });
    }
    text
}

/// Rows of a label and a cell for each version.
struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    answers: Vec<Vec<String>>,
    /// Of the columns.
    widths: Vec<usize>,
}

impl Table {
    fn new(
        program: &Program,
        recordings: &[Recording],
        look: Look,
        names: usize,
    ) -> Table {
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
            row("woken by", &|r| woken_by(r, look, names)),
            row("threads, memory", &threads_and_memory),
        ];
        for name in figure_names(recordings) {
            rows.push(row(&name, &|r| figure(r, &name)));
        }
        let mut answers = vec![row("answer", &|r| answer(program, r))];
        if recordings.iter().any(|r| !program.as_on_card(r)) {
            answers.push(row("on its card", &|r| on_card(program, r)));
        }
        let width = |nth: usize| {
            let all = rows.iter().chain(&answers).chain([&heads]);
            all.map(|row| row[nth].width()).max().unwrap_or(0)
        };
        let widths = (0..heads.len()).map(width).collect();
        Table {
            heads,
            rows,
            answers,
            widths,
        }
    }

    fn width(&self) -> usize {
        self.widths.iter().sum::<usize>() + 2 * (self.widths.len() - 1)
    }

    fn line(
        &self,
        text: &mut String,
        cells: &[String],
        style: impl Fn(usize, &str) -> String,
    ) {
        let last = cells.len() - 1;
        for (nth, (cell, width)) in cells.iter().zip(&self.widths).enumerate() {
            text.push_str(&style(nth, cell));
            if nth < last {
                let pad = width - cell.width() + 2;
                text.extend(std::iter::repeat_n(' ', pad));
            }
        }
        text.push('\n');
    }
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
fn woken_by(recording: &Recording, look: Look, width: usize) -> String {
    let wakes = recording.tasks.iter().flat_map(|task| &task.wakes);
    let mut names: Vec<(bool, &str)> = wakes
        .map(|wake| match wake.by {
            Some(id) => (false, recording.task_name(id)),
            None => {
                let name = recording.threads.get(wake.thread);
                (true, name.map_or("", |name| name))
            }
        })
        .collect();
    // Tasks first.
    names.sort_unstable();
    names.dedup();
    let names: Vec<&str> = names.into_iter().map(|(_, name)| name).collect();
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

/// The answer; where there is none, how the version ended instead.
fn answer(program: &Program, recording: &Recording) -> String {
    match (program.answer(recording), recording.outcome) {
        (Some(answer), _) => answer,
        (None, None | Some(Outcome::Finished)) => "no answer".to_owned(),
        (None, Some(outcome)) => outcome.as_str().to_owned(),
    }
}

fn on_card(program: &Program, recording: &Recording) -> String {
    let version = program.version(&recording.runtime);
    version.map_or(String::new(), |version| version.expected.join(" or "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        program::{Question, Version},
        recording::{End, Figure, Wake},
        views::made_up::{recording, task},
    };

    const fn version(file: &'static str, answer: &'static str) -> Version {
        let expected = match answer.as_bytes() {
            b"2 s" => &["2 s"],
            _ => &["3 s"],
        };
        Version {
            file,
            source: "",
            main: || std::process::ExitCode::SUCCESS,
            expected,
            ends: Outcome::Finished,
        }
    }

    const PROGRAM: Program = Program {
        question: Question {
            ask: "How long do both take?",
            answers: &["2 s", "3 s"],
            observe: |r| Some(r.whole_seconds(r.last_finish_ns()?)),
        },
        versions: &[version("on_std.rs", "3 s"), version("on_tokio.rs", "2 s")],
        ..Program::DEFAULTS
    };

    fn recordings() -> [Recording; 2] {
        let mut std = recording("std", 300).with(task(
            "world",
            &[(0, 300)],
            End::Finished,
        ));
        std.figures.push(Figure {
            name: "one more".into(),
            value: 289.0,
            unit: Unit::Bytes,
        });
        let mut tokio = recording("tokio", 201)
            .with(task("world", &[(0, 1), (200, 201)], End::Finished))
            .with(task("hello", &[(0, 1), (100, 101)], End::Finished));
        tokio.threads.push("tokio-rt-worker".into());
        tokio.tasks[0].polls[1].thread = 1;
        tokio.tasks[0].wakes[0].thread = 1;
        tokio.tasks[1].wakes.push(Wake {
            at_ns: 200,
            thread: 0,
            by: Some(1),
        });
        tokio.usage.thread_count = None;
        [std, tokio]
    }

    #[track_caller]
    fn assert_drawn(recordings: &[Recording], look: Look, expected: &str) {
        let text = summary(&PROGRAM, recordings, look);
        let text = anstream::adapter::strip_str(&text).to_string();
        let drawn: Vec<&str> = text.lines().map(str::trim_end).collect();
        let expected: Vec<&str> = expected.lines().skip(1).collect();
        assert_eq!(drawn, expected, "\n{text}");
    }

    const LOOK: Look = Look {
        width: 60,
        ascii: false,
        colour: false,
    };

    #[test]
    fn a_table_has_a_column_for_each_version() {
        assert_drawn(
            &recordings(),
            LOOK,
            "
                 std        tokio
took             3.00 s     2.01 s
polls, wakes     1, 0       4, 3
ran on           main       main + 1
woken by         –          world + 2
threads, memory  2, 3.1 MB  –, 3.1 MB
one more         289 B      –
How long do both take?
answer           3 s        2 s
",
        );
    }

    #[test]
    fn versions_stand_below_each_other_where_a_table_is_too_wide() {
        let look = Look {
            width: 30,
            ascii: true,
            ..LOOK
        };
        assert_drawn(
            &recordings(),
            look,
            "
std
  took: 3.00 s
  polls, wakes: 1, 0
  ran on: main
  woken by: -
  threads, memory: 2, 3.1 MB
  one more: 289 B
tokio
  took: 2.01 s
  polls, wakes: 4, 3
  ran on: main + 1
  woken by: world, main, toki~
  threads, memory: -, 3.1 MB
  one more: -
How long do both take?
std
  answer: 3 s
tokio
  answer: 2 s
",
        );
    }

    #[test]
    fn an_answer_that_is_not_on_the_card_stands_above_the_card_s() {
        let [std, mut tokio] = recordings();
        tokio.tasks[0].ended_ns = Some(300);
        let text = summary(&PROGRAM, &[std.clone(), tokio], LOOK);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.contains("answer           3 s        3 s\n"), "{text}");
        assert!(text.contains("on its card      3 s        2 s\n"), "{text}");
        let mut hung = recording("tokio", 900);
        hung.outcome = Some(Outcome::Hung);
        let text = summary(&PROGRAM, &[std, hung], LOOK);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(
            text.contains("answer           3 s        hung\n"),
            "{text}"
        );
    }
}
