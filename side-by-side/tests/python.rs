//! Parts in Python: what is recorded agrees with asyncio, and an unsuitable
//! interpreter counts as missing, not as a wrong answer.
//!
//! The programs are in `tests/python/`. Without a `python3` of at least 3.9,
//! these tests only print a note.

#![cfg(unix)]

mod lesson;

use lesson::{Folder, Run, fast};
use side_by_side::{End, Outcome, Part, Recording, Settings, Task, in_python, record};
use std::{fs, path::Path, time::Duration};

fn source(name: &str) -> String {
    let path = format!("{}/tests/python/{name}.py", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).expect("it is there")
}

/// Runs a program of `tests/python/`. `None` if this machine has no Python.
fn python(name: &str) -> Option<Recording> {
    run(&source(name))
}

fn run(source: &str) -> Option<Recording> {
    let settings = Settings {
        second: Duration::from_millis(100),
        ..Settings::default()
    };
    let part = Part {
        name: "asyncio".into(),
        command: in_python(Path::new("tests/program.py"), source),
        deadline: Duration::from_secs(60),
        is_interactive: false,
    };
    let recordings = record(vec![part], 1, &settings, |_| Ok(()));
    let recording = recordings.expect("the run is not stopped").remove(0);
    if recording.threads.is_empty() {
        eprintln!("skipped: {:?} {:?}", recording.notes, recording.stderr);
        return None;
    }
    // The only note is that it was cut.
    assert_eq!(recording.notes.len(), usize::from(recording.is_cut));
    Some(recording)
}

/// A program after `kinds.py`, which has the functions that it runs.
fn with_kinds(name: &str) -> Option<Recording> {
    run(&[source("kinds"), source(name)].join("\n"))
}

#[track_caller]
fn task<'a>(recording: &'a Recording, name: &str) -> &'a Task {
    recording.task(name).expect("it was watched")
}

fn words<'a>(recording: &'a Recording, task: &Task) -> Vec<&'a str> {
    let own = recording
        .said
        .iter()
        .filter(|said| said.task == Some(task.id));
    own.map(|said| said.text.as_str()).collect()
}

/// How often it was polled, and what was being polled when it was woken.
fn polls_and_wakes<'a>(recording: &'a Recording, name: &str) -> (usize, Vec<Option<&'a str>>) {
    let task = task(recording, name);
    let by = |id| recording.tasks.iter().find(|t| t.id == id);
    let wakes = task.wakes.iter();
    let wakes = wakes.map(|wake| Some(by(wake.by?)?.name.as_str()));
    (task.polls.len(), wakes.collect())
}

#[test]
fn each_step_of_an_asyncio_task_is_a_poll_and_follows_one_wake() {
    let Some(run) = with_kinds("counted") else {
        return;
    };
    assert_eq!(run.outcome, Some(Outcome::Finished), "{run:?}");
    let counts = run.said.iter().filter(|said| said.task.is_none());
    let mut kinds = 0;
    for said in counts {
        let (kind, steps) = said.text.split_once(' ').expect("two words");
        let task = task(&run, kind);
        let steps: usize = steps.parse().expect("a number");
        assert_eq!(task.polls.len(), steps, "{kind}");
        assert_eq!(task.wakes.len() + 1, steps, "{kind}");
        assert!(task.is_finished() && task.polls[steps - 1].ready, "{kind}");
        // Each wake comes before the poll that it leads to.
        for (wake, poll) in task.wakes.iter().zip(&task.polls[1..]) {
            assert!(wake.at_ns < poll.start_ns, "{kind}");
        }
        kinds += 1;
    }
    assert_eq!(kinds, 10);
}

#[test]
fn who_wakes_a_task_is_known() {
    let Some(run) = with_kinds("awaited") else {
        return;
    };
    let seen = |name| polls_and_wakes(&run, name);
    // By the loop itself.
    assert_eq!(seen("sleep"), (2, vec![None]));
    assert_eq!(seen("executor"), (2, vec![None]));
    // By itself, to yield.
    let own = Some("yields");
    assert_eq!(seen("yields"), (3, vec![own, own]));
    // By what sets a future's result, sends a message, releases a lock.
    assert_eq!(seen("future").1[0], Some("keeper"));
    assert_eq!(seen("queue").1[0], Some("putter"));
    assert_eq!(seen("second"), (2, vec![Some("lock")]));
    // The loop reports a child's end, not the child.
    assert_eq!(seen("task"), (2, vec![None]));
    assert_eq!(seen("child"), (2, vec![None]));
    let child = task(&run, "child");
    let parent = task(&run, "task");
    assert_eq!(child.parent, Some(parent.id));
    assert!(parent.wakes[0].at_ns > child.ended_ns.expect("it has ended"));
    // Of two gathered waits, each wakes its own task.
    assert_eq!(seen("gather"), (2, vec![None]));
    assert_eq!(seen("wait 1"), (2, vec![None]));
    assert_eq!(seen("wait 2"), (2, vec![None]));
    let late = task(&run, "late");
    assert_eq!(late.end, End::Dropped);
    let said = run.said("late").expect("it was too late");
    assert_eq!(said.task, Some(task(&run, "wait_for").id));
    let kinds = source("kinds");
    let line = kinds
        .lines()
        .position(|line| line.contains("say(\"late\")"));
    let line = u32::try_from(line.expect("it is there") + 1).expect("few");
    assert_eq!(said.place, Some(("tests/program.py".to_owned(), line)));
}

#[test]
fn lanes_in_lanes_share_polls_and_wakes() {
    let Some(run) = python("nested") else { return };
    let seen = |name| polls_and_wakes(&run, name);
    assert_eq!(seen("inner"), (2, vec![None]));
    assert_eq!(seen("outer"), (3, vec![None, None]));
    let (inner, outer) = (task(&run, "inner"), task(&run, "outer"));
    assert!(inner.ran_only_inside(outer));
}

#[test]
fn every_end_of_a_coroutine_is_recorded() {
    let Some(run) = python("ends") else { return };
    let end = |name| task(&run, name).end;
    assert_eq!(end("raises"), End::Panicked);
    assert_eq!(end("waits"), End::Dropped);
    assert_eq!(end("catches"), End::Finished);
    assert_eq!(end("never"), End::Dropped);
    assert_eq!(end("by hand"), End::Dropped);
    assert_eq!(run.outcome, Some(Outcome::Finished));
    // What is said while a coroutine is closed or lost belongs to it.
    for name in ["by hand", "lost"] {
        let lane = task(&run, name);
        assert_eq!(words(&run, lane), ["tidied up"], "{name}");
        assert_eq!(lane.end, End::Dropped);
    }
}

#[test]
fn an_error_of_the_program_is_shown_without_the_recorder() {
    let Some(run) = python("raises") else { return };
    assert_eq!(run.outcome, Some(Outcome::Panicked));
    let stderr = run.stderr.join("\n");
    assert!(stderr.contains("tests/program.py\", line 5"), "{stderr}");
    assert!(stderr.contains("no paint is left"), "{stderr}");
    assert!(!stderr.contains("side_by_side.py"), "{stderr}");
}

#[test]
fn numbers_figures_calls_and_noise_are_recorded() {
    let Some(run) = python("numbers") else { return };
    let work = task(&run, "work");
    assert!(work.is_call() && work.is_finished());
    assert_eq!(words(&run, work), ["works"]);
    assert_eq!(run.number("coats"), Some(2));
    assert_eq!(run.figures[0].value, 1.5);
    assert!(run.said.iter().any(|s| s.text.contains("noise")));
    // An exit code is not a raised error.
    assert_eq!(run.outcome, Some(Outcome::Failed));
    assert_eq!(run.exit_code, Some(3));
}

#[test]
fn what_python_waits_for_at_its_end_belongs_to_the_program() {
    let Some(run) = python("exit") else { return };
    assert_eq!(run.outcome, Some(Outcome::Finished));
    for name in ["pool", "own"] {
        assert!(task(&run, name).is_finished(), "{name}");
    }
}

#[test]
fn a_flood_of_events_is_cut_and_its_words_are_kept() {
    let Some(run) = python("flood") else { return };
    assert!(run.is_cut);
    assert!(run.said("done").is_some());
    assert!(run.notes[0].ends_with("events were left out"));
    assert!(task(&run, "flood").is_finished());
}

/// What the lesson prints if `python3` is this shell script, in one line. The
/// Rust version beside it must be unharmed.
#[track_caller]
fn said_of(name: &str, script: Option<&str>) -> Run {
    let folder = Folder::new(name);
    if let Some(script) = script {
        let usual = std::env::var("PATH").expect("there is a PATH");
        folder.write_script("python3", &format!("PATH='{usual}'\n{script}"));
    }
    let mut command = fast("python --on all");
    let mut run = Run::of(command.env("PATH", folder.path(""))).code(0);
    run.stdout = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    run.says_only("").shows("worked")
}

#[test]
fn an_unsuitable_interpreter_is_missing_with_a_message() {
    let missing = said_of("missing", None).shows("missing: python3 does not start: No such");
    missing.shows("need CPython 3.9 or later");
    let dies = said_of("dies", Some("echo boom >&2; exit 7"));
    let sentence = "missing: python3 exited before the program started (exit code";
    dies.shows(sentence).shows("stderr: boom");
    let killed = said_of("killed", Some("kill -9 $$"));
    killed.shows("before the program started (killed)");

    // The rest needs a real interpreter.
    if run("").is_none() {
        return;
    }
    let with = |name, prelude: &str| {
        // -I -S -X utf8 -c START RECORDER PATH SOURCE
        let script = format!(
            "start=$6; shift 6\n\
             exec python3 -I -X utf8 -c \"{prelude}\n$start\" \"$@\""
        );
        said_of(name, Some(&script))
    };
    let old = with("old", "import sys; sys.version_info = (3, 8)");
    old.shows("needs Python 3.9 or later; this is");
    let other_loop = "
import asyncio
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return type('OtherLoop', (), {'close': lambda self: None})()
asyncio.set_event_loop_policy(Policy())";
    let other = with("policy", other_loop);
    other.shows("has a loop that is not asyncio's own:");
    let well = with("well", "");
    assert!(!well.stdout.contains("missing"), "{well:?}");
}

#[test]
fn a_program_may_need_a_newer_python_in_its_header() {
    let runs = |header: &str| run(&format!("\"\"\"{header}\"\"\"")).is_some();
    if !runs("") {
        return;
    }
    assert!(runs("On asyncio. Needs Python 3.9."));
    assert!(!runs("On asyncio. Needs Python 3.99."));
}

#[test]
fn a_queued_call_has_a_lane_before_a_thread_is_free() {
    let Some(run) = python("queued") else { return };
    let [first, second] = ["first", "second"].map(|name| task(&run, name));
    assert!(second.is_call() && second.is_finished());
    assert!(Some(second.created_ns) < first.ended_ns);
    assert!(second.began_ns() > first.ended_ns);
}

#[test]
fn a_name_that_cannot_be_encoded_is_the_program_s_own_error() {
    let Some(run) = python("unnamed") else { return };
    let said: Vec<&str> = run.said.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(said, ["no name", "works"]);
    assert_eq!(run.tasks.len(), 1);
    assert_eq!(run.stderr, [""; 0]);
}

#[test]
fn a_signal_s_handler_may_watch() {
    let Some(run) = python("signal") else { return };
    assert_eq!(run.tasks_named("work").count(), 3000);
    assert!(run.tasks_named("handler").count() > 10);
    assert!(run.tasks.iter().all(Task::is_finished));
}

#[test]
fn lanes_may_be_nested_as_deeply_as_coroutines() {
    let Some(run) = python("deep") else { return };
    assert_eq!(run.outcome, Some(Outcome::Finished));
    assert_eq!(run.tasks.len(), 900);
}

#[test]
fn threads_over_the_limit_share_the_last_number() {
    let Some(run) = python("threads") else { return };
    assert_eq!(run.threads, ["main", "thread 0", "thread 1"]);
    assert_eq!(run.tasks_named("call").count(), 9);
}

#[test]
fn a_source_may_begin_with_a_byte_order_mark() {
    let source = "\u{feff}from side_by_side import say\nsay(\"hello\")\n";
    let Some(run) = run(source) else { return };
    assert_eq!(run.said[0].text, "hello");
}
