//! The table below the lanes: measurements and answers.

/// What is in each cell.
mod cells;
/// Formats bytes, nanoseconds and counts.
mod units;

use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::render::style::{BAD, GOOD, PLAIN, QUIET, STRONG, paragraph, styled};
use crate::{
    lesson::run::{Run, VersionRun},
    recording::Recording,
    text::Look,
};

/// Names of wakers are cut to the first of these widths at which the table has
/// the fewest blocks.
const NAME_WIDTHS: [usize; 3] = [15, 11, 7];

/// Columns between two cells.
const GAP: usize = 2;

/// What each version took, its figures, and its answer to the question.
pub(crate) fn summary(run: &Run, look: Look) -> String {
    let fitting = NAME_WIDTHS.into_iter().filter_map(|names| {
        let summary = Summary::new(run, look, names);
        let blocks = summary.blocks()?;
        Some((summary, blocks))
    });
    let above = [cells::numbers(run), cells::machine(run)]
        .into_iter()
        .flatten();
    let above = above.map(|text| paragraph(QUIET, &text, 0, look));
    let table = match fitting.min_by_key(|(_, blocks)| blocks.len()) {
        Some((summary, blocks)) => summary.beside_each_other(&blocks),
        None => Summary::new(run, look, look.width).below_each_other(),
    };
    above.collect::<String>() + &table
}

/// A label, and a cell for each version, in their styles.
struct Row {
    label: (Style, String),
    cells: Vec<(Style, String)>,
}

struct Summary<'a> {
    run: &'a Run,
    look: Look,
    heads: Row,
    rows: Vec<Row>,
    answers: Vec<Row>,
}

impl Summary<'_> {
    fn new(run: &Run, look: Look, names: usize) -> Summary<'_> {
        let versions = || run.versions.iter();
        let styled_row = |style, label: &str, cell: &dyn Fn(&Recording) -> String| {
            let cell = |recording| (style, look.plain(&cell(recording)));
            Row {
                label: (PLAIN, look.plain(label)),
                cells: run.recordings().map(cell).collect(),
            }
        };
        let row = |label: &str, cell: &dyn Fn(&Recording) -> String| styled_row(PLAIN, label, cell);
        let answer = |label: &str, cell: &dyn Fn(&VersionRun) -> String| {
            let style = |ran: &VersionRun| if ran.is_as_on_card { GOOD } else { BAD };
            Row {
                label: (QUIET, label.to_owned()),
                cells: versions()
                    .map(|ran| (style(ran), look.plain(&cell(ran))))
                    .collect(),
            }
        };
        let mut rows = vec![
            row("took", &cells::took),
            row("polls, wakes", &cells::polls_and_wakes),
            row("ran on", &cells::ran_on),
            row("woken by", &|r| cells::woken_by(r, look, names)),
            row("threads, memory", &cells::threads_and_memory),
        ];
        // Where it hung, it tells waiting from asking again and again.
        if run.recordings().any(Recording::was_stopped) {
            rows.push(row("processor time", &cells::processor_time));
        }
        if run
            .recordings()
            .any(|recording| recording.workers.is_some())
        {
            rows.push(row("workers", &cells::workers));
        }
        for name in cells::differing_numbers(run) {
            rows.push(row(name, &|r| cells::number(r, name)));
        }
        for name in cells::figure_names(run) {
            let best = cells::best(run, name);
            rows.push(row(name, &|r| cells::figures(r, name, best, look)));
        }
        let mut answers = Vec::new();
        if run.program.has_question() {
            answers.push(answer("answer", &cells::answer));
            if versions().any(|ran| !ran.is_as_on_card) {
                answers.push(answer("on its card", &cells::on_card));
            }
        }
        Summary {
            run,
            look,
            heads: styled_row(STRONG, "", &|r| r.runtime.clone()),
            rows,
            answers,
        }
    }

    fn all_rows(&self) -> impl Iterator<Item = &Row> {
        let heads = std::iter::once(&self.heads);
        heads.chain(&self.rows).chain(&self.answers)
    }

    fn label_width(&self) -> usize {
        let widths = self.all_rows().map(|row| row.label.1.width());
        widths.max().unwrap_or(0)
    }

    fn width(&self, version: usize) -> usize {
        let widths = self.all_rows().map(|row| row.cells[version].1.width());
        widths.max().unwrap_or(0)
    }

    /// Some of the versions each, as many as fit. `None` if one does not fit at
    /// all.
    fn blocks(&self) -> Option<Vec<Range<usize>>> {
        let room = self.look.width.checked_sub(self.label_width())?;
        let fits = |versions: Range<usize>| {
            versions.map(|nth| GAP + self.width(nth)).sum::<usize>() <= room
        };
        let mut blocks: Vec<Range<usize>> = Vec::new();
        for nth in 0..self.heads.cells.len() {
            match blocks.last_mut() {
                Some(block) if fits(block.start..nth + 1) => block.end += 1,
                _ if fits(nth..nth + 1) => blocks.push(nth..nth + 1),
                _ => return None,
            }
        }
        Some(blocks)
    }

    fn line(&self, row: &Row, versions: Range<usize>) -> String {
        let (style, label) = &row.label;
        let mut line = styled(*style, label);
        let mut pad = self.label_width() - label.width();
        for nth in versions {
            let (style, cell) = &row.cells[nth];
            line += &" ".repeat(pad + GAP);
            line += &styled(*style, cell);
            pad = self.width(nth) - cell.width();
        }
        line + "\n"
    }

    /// If the table takes several blocks, the answers get their own blocks
    /// below the question.
    fn beside_each_other(&self, blocks: &[Range<usize>]) -> String {
        let heads = |block: &Range<usize>| self.line(&self.heads, block.clone());
        let lines = |rows: &[Row], block: &Range<usize>| -> String {
            rows.iter()
                .map(|row| self.line(row, block.clone()))
                .collect()
        };
        let measured = blocks
            .iter()
            .map(|block| heads(block) + &lines(&self.rows, block));
        let answered = blocks.iter().map(|block| match blocks {
            [_] => lines(&self.answers, block),
            _ => heads(block) + &lines(&self.answers, block),
        });
        if self.answers.is_empty() {
            return measured.collect();
        }
        measured.chain([self.question()]).chain(answered).collect()
    }

    /// For a screen on which no version fits beside the labels.
    fn below_each_other(&self) -> String {
        let cut = |text: &str| self.look.cut(text, self.look.width);
        let stack = |rows: &[Row]| {
            let mut text = String::new();
            for (nth, (style, head)) in self.heads.cells.iter().enumerate() {
                text += &(styled(*style, cut(head)) + "\n");
                for Row { label, cells } in rows {
                    text += &(cut(&format!("  {}: {}", label.1, cells[nth].1)) + "\n");
                }
            }
            text
        };
        if self.answers.is_empty() {
            return stack(&self.rows);
        }
        stack(&self.rows) + &self.question() + &stack(&self.answers)
    }

    fn question(&self) -> String {
        paragraph(STRONG, self.run.program.question.ask, 0, self.look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lesson::{Pace, Program, Question, Version},
        recording::{End, Figure, Machine, Outcome, Unit, Wake},
        render::fixtures::{assert_picture, recording, task},
    };

    const fn version(file: &'static str, answers: &'static [&'static str]) -> Version {
        let main = || std::process::ExitCode::SUCCESS;
        Version::new(file, "", main).answers(answers)
    }

    const PROGRAM: Program = Program {
        question: Question {
            ask: "How long do both take?",
            answers: &["2 s", "3 s"],
            judge: |r| {
                let seconds = r.seconds_of(&r.tasks).ok_or("no end")?;
                Ok(format!("{seconds} s"))
            },
        },
        versions: &[
            version("on_std.rs", &["3 s"]),
            version("on_tokio.rs", &["2 s"]),
        ],
        ..Program::DEFAULTS
    };

    fn figure(name: &str, value: f64, unit: Unit) -> Figure {
        Figure {
            name: name.to_owned(),
            value,
            unit,
        }
    }

    fn recordings() -> [Recording; 2] {
        let mut std = recording("std", 300).with(task("world", &[(0, 300)], End::Finished));
        std.figures = vec![figure("one more", 289.0, Unit::Bytes)];
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
            ..Wake::default()
        });
        tokio.usage.thread_count = None;
        [std, tokio]
    }

    fn run(recordings: &[Recording]) -> Run {
        let version =
            |recording: &Recording| *PROGRAM.version(&recording.runtime).expect("it is there");
        let all = recordings.iter().map(|r| (version(r), r.clone()));
        Run::of(PROGRAM, all)
    }

    fn drawn(recordings: &[Recording], width: usize) -> String {
        summary(&run(recordings), Look::new(width))
    }

    #[test]
    fn a_table_has_a_column_for_each_version() {
        assert_picture("table", &drawn(&recordings(), 60));
    }

    #[test]
    fn versions_that_do_not_fit_go_into_further_blocks() {
        assert_picture("table-blocks", &drawn(&recordings(), 30));
        let [std, tokio] = recordings();
        let six = [&std, &tokio, &std, &tokio, &std, &tokio].map(Clone::clone);
        assert_picture("table-six", &drawn(&six, 80));
    }

    #[test]
    fn versions_are_listed_vertically_if_none_fits_beside_the_labels() {
        let look = Look::new(24).in_ascii();
        assert_picture("table-vertical", &summary(&run(&recordings()), look));
    }

    #[test]
    fn a_wake_right_after_a_task_names_that_task_and_not_the_thread() {
        let [_, mut tokio] = recordings();
        for (task, id) in tokio.tasks.iter_mut().zip([1, 2]) {
            "hello".clone_into(&mut task.name);
            for wake in &mut task.wakes {
                (wake.by, wake.after) = (None, Some(id));
            }
        }
        assert_picture("table-after", &drawn(&[tokio], 60));
    }

    #[test]
    fn the_program_s_numbers_are_above_the_table_if_they_are_equal() {
        let [mut std, mut tokio] = recordings();
        std.numbers = vec![("clients".into(), 100), ("coats".into(), 2)];
        tokio.numbers = vec![("clients".into(), 100), ("coats".into(), 3)];
        std.figures.push(figure("one more", 301.0, Unit::Bytes));
        tokio
            .figures
            .push(figure("one more", f64::NAN, Unit::Bytes));
        assert_picture("table-numbers", &drawn(&[std, tokio], 60));
    }

    #[test]
    fn a_cost_is_compared_with_the_best_and_the_machine_is_named() {
        let [mut std, mut tokio] = recordings();
        std.figures = vec![
            figure("one more", 9800.0, Unit::Bytes),
            figure("in the kernel", 0.5, Unit::Bytes),
            figure("sleepers", 100.0, Unit::Count),
            figure("time", 300.0, Unit::Nanoseconds),
        ];
        tokio.figures = vec![
            figure("one more", 464.0, Unit::Bytes),
            figure("in the kernel", 20_000.0, Unit::Bytes),
            figure("sleepers", 1000.0, Unit::Count),
        ];
        let mut run = run(&[std, tokio]);
        run.program.pace = Pace::InTurn;
        for (is_debug, name) in [(false, "table-costs"), (true, "table-costs-debug")] {
            run.machine = Machine {
                cores: Some(2),
                is_debug,
            };
            assert_picture(name, &summary(&run, Look::new(80)));
        }
    }

    #[test]
    fn an_answer_that_is_not_on_the_card_is_shown_above_the_card_s() {
        let [std, mut tokio] = recordings();
        tokio.tasks[0].ended_ns = Some(300);
        let mut hung = recording("tokio", 900);
        hung.outcome = Some(Outcome::Hung);
        assert_picture("table-answers", &drawn(&[std, tokio, hung], 60));
    }
}
