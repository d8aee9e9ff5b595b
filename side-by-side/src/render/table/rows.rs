//! The table below the lanes: measurements and answers.

use crate::render::style::{BAD, GOOD, QUIET, STRONG, styled};
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
    let mut numbers = cells::numbers(run, look);
    numbers.extend(cells::machine(run, look));
    let numbers = numbers.iter().map(|line| styled(QUIET, line) + "\n");
    let table = match fitting.min_by_key(|(_, blocks)| blocks.len()) {
        Some((summary, blocks)) => summary.beside_each_other(&blocks),
        None => summary(look.width).below_each_other(),
    };
    numbers.collect::<String>() + &table
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
        let mut answers = vec![row_of("answer", &cells::answer)];
        if run.versions.iter().any(|ran| !ran.is_as_on_card) {
            answers.push(row_of("on its card", &cells::on_card));
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
        for block in blocks {
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
        let question = self.look.plain(self.run.program.question.ask);
        let lines = self.look.wrap(&question, 0);
        lines
            .iter()
            .map(|line| styled(STRONG, line) + "\n")
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lesson::{Pace, Program, Question, Version},
        recording::{End, Figure, Machine, Outcome, Unit, Wake},
        render::fixtures::{recording, task},
    };
    use unicode_width::UnicodeWidthStr;

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

    fn recordings() -> [Recording; 2] {
        let mut std = recording("std", 300).with(task("world", &[(0, 300)], End::Finished));
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

    #[track_caller]
    fn assert_drawn(recordings: &[Recording], look: Look, expected: &str) {
        let text = summary(&run(recordings), look);
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
    fn versions_that_do_not_fit_go_into_further_blocks() {
        let look = Look { width: 30, ..LOOK };
        assert_drawn(
            &recordings(),
            look,
            "
                 std
took             3.00 s
polls, wakes     1, 0
ran on           main
woken by         –
threads, memory  2, 3.1 MB
one more         289 B
                 tokio
took             2.01 s
polls, wakes     4, 3
ran on           main + 1
woken by         world + 2
threads, memory  –, 3.1 MB
one more         –
How long do both take?
                 std
answer           3 s
                 tokio
answer           2 s
",
        );
        let [std, tokio] = recordings();
        let six: Vec<Recording> = [&std, &tokio, &std, &tokio, &std, &tokio]
            .map(Clone::clone)
            .into();
        let text = summary(&run(&six), Look { width: 80, ..LOOK });
        let text = anstream::adapter::strip_str(&text).to_string();
        let heads = text.lines().filter(|line| line.starts_with("    "));
        let heads: Vec<Vec<&str>> = heads
            .map(|line| line.split_whitespace().collect())
            .collect();
        let five = vec!["std", "tokio", "std", "tokio", "std"];
        let one = vec!["tokio"];
        // The first block of the rows, and that of the answers.
        assert_eq!(heads, [&five, &one, &five, &one].map(Clone::clone));
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    }

    #[test]
    fn versions_are_listed_vertically_if_none_fits_beside_the_labels() {
        let look = Look {
            width: 24,
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
  threads, memory: 2, 3~
  one more: 289 B
tokio
  took: 2.01 s
  polls, wakes: 4, 3
  ran on: main + 1
  woken by: world + 2
  threads, memory: -, 3~
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
    fn a_wake_right_after_a_task_names_that_task_and_not_the_thread() {
        let [_, mut tokio] = recordings();
        for (task, id) in tokio.tasks.iter_mut().zip([1, 2]) {
            "hello".clone_into(&mut task.name);
            for wake in &mut task.wakes {
                (wake.by, wake.after) = (None, Some(id));
            }
        }
        let text = summary(&run(&[tokio]), LOOK);
        let text = anstream::adapter::strip_str(&text).to_string();
        let row = "woken by         after hello\n";
        assert!(text.contains(row), "{text}");
    }

    #[test]
    fn the_program_s_numbers_are_above_the_table_if_they_are_equal() {
        let [mut std, mut tokio] = recordings();
        std.numbers = vec![("clients".into(), 100), ("coats".into(), 2)];
        tokio.numbers = vec![("clients".into(), 100), ("coats".into(), 3)];
        let figure = |value| Figure {
            name: "one more".into(),
            value,
            unit: Unit::Bytes,
        };
        std.figures.push(figure(301.0));
        tokio.figures.push(figure(f64::NAN));
        assert_drawn(
            &[std, tokio],
            LOOK,
            "
clients = 100
                 std           tokio
took             3.00 s        2.01 s
polls, wakes     1, 0          4, 3
ran on           main          main + 1
woken by         –             world + 2
threads, memory  2, 3.1 MB     –, 3.1 MB
coats            2             3
one more         289 B, 301 B  –
How long do both take?
answer           3 s           2 s
",
        );
    }

    #[test]
    fn a_cost_is_compared_with_the_best_and_the_machine_is_named() {
        let [mut std, mut tokio] = recordings();
        let figure = |name: &str, value, unit| Figure {
            name: name.into(),
            value,
            unit,
        };
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
        let mut drawn = |is_debug| {
            run.program.pace = Pace::InTurn;
            run.machine = Machine {
                cores: Some(2),
                is_debug,
            };
            let text = summary(&run, Look { width: 80, ..LOOK });
            anstream::adapter::strip_str(&text).to_string()
        };
        let text = drawn(false);
        assert!(text.starts_with("2 cores, a release build\n"), "{text}");
        let rows = "\
one more         9.8 kB 21×  464 B
in the kernel    0 B         20.0 kB
sleepers         100         1000
";
        let lines = text.lines().map(|line| line.trim_end().to_owned() + "\n");
        let text: String = lines.collect();
        assert!(text.contains(rows), "{text}");
        let debug = "2 cores, a debug build: its times mean nothing; use";
        assert!(drawn(true).starts_with(debug));
    }

    #[test]
    fn an_answer_that_is_not_on_the_card_is_shown_above_the_card_s() {
        let [std, mut tokio] = recordings();
        tokio.tasks[0].ended_ns = Some(300);
        let text = summary(&run(&[std.clone(), tokio]), LOOK);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.contains("answer           3 s        3 s\n"), "{text}");
        assert!(text.contains("on its card      3 s        2 s\n"), "{text}");
        let mut hung = recording("tokio", 900);
        hung.outcome = Some(Outcome::Hung);
        let text = summary(&run(&[std, hung]), LOOK);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(
            text.contains("answer           3 s        hung\n"),
            "{text}"
        );
    }
}
