//! The stage runs any command, not only the versions of a lesson.

mod lesson;

use std::{io, process::Command, time::Duration};

use lesson::faults;
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
