use super::*;
use crate::{
    lesson::{Pace, Program, Question},
    recording::{End, Figure, Machine, Outcome, Unit},
    render::fixtures::{assert_picture, recording, task, version, wake},
};

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
        const { version("on_std.rs", "").answers(&["3 s"]) },
        const { version("on_tokio.rs", "").answers(&["2 s"]) },
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
    tokio.tasks[1].wakes.push(wake(200, 0, Some(1)));
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

/// Those that do not fit go into further blocks, and are listed vertically if
/// none fits beside the labels.
#[test]
fn a_table_has_a_column_for_each_version() {
    let [std, tokio] = recordings();
    let six = [&std, &tokio, &std, &tokio, &std, &tokio].map(Clone::clone);
    let narrow = Look::new(24).in_ascii();
    let tables = [
        drawn(&recordings(), 60),
        drawn(&recordings(), 30),
        drawn(&six, 80),
        summary(&run(&recordings()), narrow),
    ];
    assert_picture("table", &tables.join("--\n"));
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
fn a_cost_is_compared_with_the_best_and_the_machine_is_named() {
    let [mut std, mut tokio] = recordings();
    std.numbers = vec![("clients".into(), 100), ("coats".into(), 2)];
    tokio.numbers = vec![("clients".into(), 100), ("coats".into(), 3)];
    std.figures = vec![
        figure("one more", 9800.0, Unit::Bytes),
        figure("one more", 301.0, Unit::Bytes),
        figure("in the kernel", 0.5, Unit::Bytes),
        figure("sleepers", 100.0, Unit::Count),
        figure("time", 300.0, Unit::Nanoseconds),
    ];
    tokio.figures = vec![
        figure("one more", 464.0, Unit::Bytes),
        figure("one more", f64::NAN, Unit::Bytes),
        figure("in the kernel", 20_000.0, Unit::Bytes),
        figure("sleepers", 1000.0, Unit::Count),
    ];
    let mut run = run(&[std, tokio]);
    run.program.pace = Pace::InTurn;
    let tables = [false, true].map(|is_debug| {
        run.machine = Machine {
            cores: Some(2),
            is_debug,
        };
        summary(&run, Look::new(80))
    });
    assert_picture("table-costs", &tables.join("--\n"));
}

#[test]
fn an_answer_that_is_not_on_the_card_is_shown_above_the_card_s() {
    let [std, mut tokio] = recordings();
    tokio.tasks[0].ended_ns = Some(300);
    let mut hung = recording("tokio", 900);
    hung.outcome = Some(Outcome::Hung);
    assert_picture("table-answers", &drawn(&[std, tokio, hung], 60));
}
