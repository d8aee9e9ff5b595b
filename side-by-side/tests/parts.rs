//! The stage runs any command, not only the versions of a lesson.

mod lesson;

use std::{io, process::Command, time::Duration};

use lesson::{example, faults};
use side_by_side::{End, Outcome, Part, Recording, Settings, record};

fn part(name: &str, command: Command) -> Part {
    Part {
        name: name.to_owned(),
        command,
        deadline: Duration::from_secs(20),
        is_interactive: false,
    }
}

/// Such as `well sound`.
fn version(name: &str) -> Command {
    let mut command = faults("");
    command.env("SIDE_BY_SIDE_VERSION", name);
    command
}

fn run(parts: Vec<Part>) -> Vec<Recording> {
    let settings = Settings {
        second: Duration::from_millis(100),
        numbers: vec![("lanes".into(), 5)],
    };
    let recorded = record(parts, usize::MAX, &settings, |_| Ok(()));
    recorded.expect("nothing ends the run")
}

#[test]
fn an_executable_with_its_own_main_is_recorded() {
    let recordings = run(vec![
        part("child", faults("--child record")),
        part("crowd", version("crowd faulty")),
    ]);
    let [child, crowd] = recordings.as_slice() else {
        panic!("two parts")
    };
    assert_eq!(child.runtime, "child");
    assert_eq!(child.outcome, Some(Outcome::Finished));
    assert_eq!(child.tasks[0].end, End::Finished);
    assert!(child.said("the child is not recorded").is_some());
    assert_eq!(crowd.number("lanes"), Some(5));
    assert_eq!(crowd.tasks_named("lane").count(), 5);
}

/// Futures that are polled by hand.
#[test]
fn what_creates_wakes_drops_and_ends_a_lane_is_recorded() {
    let run = run(vec![part("by-hand", Command::new(example("by_hand")))]).remove(0);
    assert_eq!(run.notes, [""; 0], "all events fit");
    let task = |name| run.task(name).expect("it was watched");
    let id = |name| Some(task(name).id);
    let saying = |text| run.said(text).expect("it was said").task;

    let child = task("child");
    assert_eq!((child.parent, task("waking").parent), (id("parent"), None));
    let by: Vec<_> = child.wakes.iter().map(|wake| wake.by).collect();
    assert_eq!(by, [None, id("waking")]);
    assert_eq!(run.thread_name(child.wakes[0].thread), "outside");

    assert_eq!(task("leaving").end, End::Dropped);
    assert_eq!(saying("farewell"), id("leaving"));
    assert_eq!(saying("outside of all tasks"), None);

    assert_eq!(
        (task("inner").end, task("outer").end),
        (End::Panicked, End::Finished)
    );
    assert_eq!(saying("caught"), id("outer"));

    assert!(!task("member").wakes[0].is_stale);
    assert!(run.said("same: true false").is_some(), "{:?}", run.said);
    assert!(run.said("kept: 0").is_some(), "{:?}", run.said);

    let value = |name| (task(name).is_value(), task(name).end, task(name).parent);
    assert_eq!(value("made"), (true, End::Dropped, id("task")));
    assert_eq!(task("made").dropped_by, id("receives"));
    // It was `task`'s until that ended.
    let given = task("given");
    assert_eq!((given.parent, given.dropped_by), (None, id("task")));

    let call = |name| (task(name).is_call(), task(name).end, task(name).polls.len());
    assert_eq!(call("called"), (true, End::Finished, 1));
    assert_eq!(call("not called"), (true, End::Dropped, 0));
    let place = task("called").place.as_deref().unwrap_or_default();
    assert!(place.contains("by_hand.rs:"), "{place}");
}

#[test]
#[cfg(unix)]
fn the_prints_and_the_end_of_any_other_command_are_recorded() {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo \"$GREETING\"; echo no >&2; exit 3"]);
    shell.env("GREETING", "hello");
    let mut sleeper = part("sleeper", Command::new("sleep"));
    sleeper.command.arg("60");
    sleeper.deadline = Duration::from_millis(200);
    let missing = part("missing", Command::new("/no/such/executable"));
    let recordings = run(vec![part("shell", shell), sleeper, missing]);
    assert_eq!(recordings[0].outcome, Some(Outcome::Failed));
    assert_eq!(recordings[0].exit_code, Some(3));
    assert_eq!(recordings[0].said[0].text, "hello");
    assert_eq!(recordings[0].stderr, ["no"]);
    assert_eq!(recordings[1].outcome, Some(Outcome::Hung));
    assert_eq!(recordings[2].outcome, Some(Outcome::Missing));
    let note = &recordings[2].notes[0];
    assert!(
        note.starts_with("/no/such/executable does not start: "),
        "{note}"
    );
}

#[test]
fn the_progress_callback_can_end_the_run() {
    let part = part("long", version("well sound"));
    let mut looks = 0;
    let ended = record(vec![part], 1, &Settings::default(), |recordings| {
        looks += 1;
        assert_eq!(recordings.len(), 1);
        Err(io::Error::other("enough"))
    });
    assert_eq!(looks, 1);
    assert_eq!(ended.expect_err("it was ended").to_string(), "enough");
}
