//! The table below the lanes: measurements and answers.

use crate::render::style::{BAD, GOOD, QUIET, STRONG, paragraph, styled};
use crate::render::table::cells;
use crate::render::table::layout::{Block, Row, blocks};
use crate::{
    lesson::run::{Run, VersionRun},
    recording::Recording,
    text::Look,
};

/// Names of wakers are cut to the first of these widths at which the table has
/// the fewest blocks.
const NAME_WIDTHS: [usize; 3] = [15, 11, 7];

/// What each version took, its figures, and its answer to the question.
pub(crate) fn summary(run: &Run, look: Look) -> String {
    let summary = |names| Summary::new(run, look, names);
    let fitting = NAME_WIDTHS.into_iter().filter_map(|names| {
        let summary = summary(names);
        let blocks = blocks(summary.all_rows(), look)?;
        Some((summary, blocks))
    });
    let above = [cells::numbers(run), cells::machine(run)]
        .into_iter()
        .flatten();
    let above = above.map(|text| paragraph(QUIET, &text, 0, look));
    let table = match fitting.min_by_key(|(_, blocks)| blocks.len()) {
        Some((summary, blocks)) => summary.beside_each_other(&blocks),
        None => summary(look.width).below_each_other(),
    };
    above.collect::<String>() + &table
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
        let row_of = |label: &str, cell: &dyn Fn(&VersionRun) -> String| Row {
            label: look.plain(label),
            cells: run.versions.iter().map(|r| look.plain(&cell(r))).collect(),
        };
        let row = |label: &str, cell: &dyn Fn(&Recording) -> String| {
            row_of(label, &|ran| cell(&ran.recording))
        };
        let mut rows = vec![
            row("took", &cells::took),
            row("polls, wakes", &cells::polls_and_wakes),
            row("ran on", &cells::ran_on),
            row("woken by", &|r| cells::woken_by(r, look, names)),
            row("threads, memory", &cells::threads_and_memory),
        ];
        if run
            .recordings()
            .any(|recording| recording.workers.is_some())
        {
            rows.push(row_of("workers", &cells::workers));
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
            answers.push(row_of("answer", &cells::answer));
            if run.versions.iter().any(|ran| !ran.is_as_on_card) {
                answers.push(row_of("on its card", &cells::on_card));
            }
        }
        let heads = row("", &|r| r.runtime.clone());
        Summary {
            run,
            look,
            heads,
            rows,
            answers,
        }
    }

    fn all_rows(&self) -> impl Iterator<Item = &Row> + Clone {
        let heads = std::iter::once(&self.heads);
        heads.chain(&self.rows).chain(&self.answers)
    }

    /// If the table takes several blocks, the answers get their own blocks
    /// below the question.
    fn beside_each_other(&self, blocks: &[Block]) -> String {
        let heads = |block: &Block| block.line(&self.heads, |_, cell| styled(STRONG, cell));
        let mut text = String::new();
        for block in blocks {
            text += &heads(block);
            for row in &self.rows {
                text += &block.line(row, |_, cell| cell.to_owned());
            }
        }
        text += &self.question();
        for block in blocks.iter().filter(|_| !self.answers.is_empty()) {
            if blocks.len() > 1 {
                text += &heads(block);
            }
            for row in &self.answers {
                text += &block.line(row, |version, cell| {
                    styled(self.style_of_answer(version), cell)
                });
            }
        }
        text
    }

    fn style_of_answer(&self, version: Option<usize>) -> anstyle::Style {
        let ran = version.map(|nth| &self.run.versions[nth]);
        match ran.map(|ran| ran.is_as_on_card) {
            None => QUIET,
            Some(true) => GOOD,
            Some(false) => BAD,
        }
    }

    /// For a screen on which no version fits beside the labels.
    fn below_each_other(&self) -> String {
        let stack = |rows: &[Row]| {
            let mut text = String::new();
            for (nth, head) in self.heads.cells.iter().enumerate() {
                let head = self.look.cut(head, self.look.width);
                text += &(styled(STRONG, head) + "\n");
                for Row { label, cells } in rows {
                    let line = format!("  {label}: {}", cells[nth]);
                    text += &(self.look.cut(&line, self.look.width) + "\n");
                }
            }
            text
        };
        stack(&self.rows) + &self.question() + &stack(&self.answers)
    }

    fn question(&self) -> String {
        let ask = self.run.program.question.ask;
        let ask = Some(ask).filter(|_| !self.answers.is_empty());
        ask.map_or(String::new(), |ask| paragraph(STRONG, ask, 0, self.look))
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
            after: None,
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
