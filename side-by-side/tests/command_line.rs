//! Misuse gives a message and exit code 2; output fits the width, the colours
//! and the characters that its reader can show.

mod lesson;

use std::{
    fs,
    io::{self, BufRead, BufReader},
    process::Stdio,
};

use lesson::{Folder, Run, assert_misuse, fast, faults, run};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

/// Arguments, and parts of the message. Nothing runs.
const MISUSE: &str = "
panic | 'panic' | similar value | 'panics'
--secnd 1s | '--secnd' | '--second'
--on soundd | 'soundd' | 'sound'
--on faulty,tokio | 'tokio' | faulty, sound
--on asyncio | `well` has no version on asyncio; it has: faulty, sound. Or run python
--on= | --on
--on faulty sound | 'sound' | runtimes are named after --on, separated by commas: --on …,sound
--second | --second
--second 20ms | --second | from 50ms to 1h
--deadline 2 | --deadline | 100ms | 1h
--json --code | '--json' | '--code'
--all well | '--all'
--code --record x | '--code' | '--record
--list --code | '--list' | '--code'
--predict --code | '--predict' | '--code'
--with events=-1 | --with | clients=1000
numbers --with event=5 | event | it has: events
python --with events=4 | `--with events`: python has no number to change. Or run well or panics
--predict | needs a terminal | --answers tokio=…
--answers sound=1 | --predict
well panics --predict --answers sound=1 | needs exactly one program
--predict --answers worked | expected RUNTIME=ANSWER, like faulty=
--predict --answers tokio=1 | does not run on `tokio`; it runs on: faulty
--predict --answers sound=9 | `9` is not one of the answers; write a number from 1 to 3
--predict --answers sound= | `` is not one of the answers
--record no/x | error: no/x cannot be written to:
--trace . | . is a directory; name a file
--record x --trace x | `--record` and `--trace` name the same file
--record x --trace ./x | `--record` and `--trace` name the same file
--record no/\u{1b}[2J/x | no/\u{fffd}[2J/x cannot
";

#[test]
fn misuse_gets_a_message_that_says_what_to_do() {
    for row in MISUSE.trim().lines() {
        let (args, words) = row.split_once(" | ").expect("a row has two cells");
        assert_misuse(args, &words.split(" | ").collect::<Vec<_>>());
    }
    for length in ["0", "-1s", "1e9s", "abc", "", "10h", "1ns"] {
        assert_misuse(&format!("--second={length}"), &["--second", "100ms", "1h"]);
    }
    for number in ["events", "events=", "=5", "events=x", "events=1.5"] {
        assert_misuse(&format!("--with {number}"), &["--with", "clients=1000"]);
    }
}

#[test]
fn the_list_has_each_program_and_its_claim() {
    let list = Run::of(&mut faults("--list")).code(0).stdout;
    let line = "well        Something goes wrong in one version; the other one is not affected.";
    assert_eq!(list.lines().next(), Some(line));
    assert!(list.lines().any(|line| line.starts_with("in-turn ")));
    let cards = Run::of(&mut faults("--list --json")).code(0).json();
    assert_eq!(cards[0]["program"], "well");
    assert_eq!(cards[0]["versions"][1]["runtime"], "sound");
}

#[test]
fn help_names_the_programs_and_the_numbers() {
    let help = run("--help").stdout;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Programs to run: well, panics"), "{help}");
    assert!(
        help.contains("one of the program's numbers: events"),
        "{help}"
    );
}

#[test]
fn only_what_was_asked_for_runs() {
    let json = run("--on sound --json").json();
    assert_eq!(json["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["versions"][0]["runtime"], "sound");
    assert_eq!(json["program"], "well");
    assert_eq!(json["second_ns"], 100_000_000);
    let json = run("well panics --json").json();
    assert_eq!(json[0]["program"], "well");
    assert_eq!(json[1]["program"], "panics");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for (columns, width) in [("20", 20), ("80", 80), ("200", 200), ("0", 80)] {
        for args in ["forged", "panics", "--code", "--list"] {
            let picture = Run::of(fast(args).env("COLUMNS", columns)).stdout;
            assert!(!picture.is_empty());
            for line in picture.lines() {
                assert!(line.width() <= width, "{args} {columns}: {line}");
            }
        }
    }
}

#[test]
fn only_ascii_is_drawn_where_it_is_asked_for() {
    for program in ["bytes", "panics", "hangs"] {
        let args = format!("{program} --deadline 500ms");
        let asked = run(&format!("{args} --ascii"));
        let dumb = Run::of(fast(&args).env("TERM", "dumb"));
        for picture in [asked.stdout, dumb.stdout] {
            assert!(picture.is_ascii(), "{picture}");
        }
    }
}

#[test]
fn colours_are_for_terminals_unless_forced() {
    let has_colours = |variable: &str, value: &str| {
        let run = Run::of(fast("well").env(variable, value));
        run.stdout.contains('\u{1b}')
    };
    assert!(!has_colours("TERM", "xterm"), "this is a pipe");
    assert!(has_colours("CLICOLOR_FORCE", "1"));
    assert!(!has_colours("NO_COLOR", "1"));
}

#[test]
fn numbers_are_changed_by_name() {
    let run = run("numbers --with events=5 --json");
    let run = run.shows("events: 5").shows("other: 7");
    let numbers = &run.json()["versions"][0]["numbers"];
    assert_eq!(numbers[0]["name"], "events");
    assert_eq!(numbers[0]["value"], 5);
}

#[test]
fn the_recordings_can_be_kept_beside_what_is_shown() {
    let folder = Folder::new("record");
    let run = folder.run("well panics --record run.json");
    run.code(0).shows("Did it work?");
    let json = folder.read("run.json");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[1]["program"], "panics");
}

#[test]
fn a_file_is_put_in_place_when_it_is_complete() {
    let folder = Folder::new("kept");
    for option in ["--record", "--trace"] {
        folder.write("run", "a letter");
        folder.run(&format!("well {option} run")).code(0);
        assert_ne!(folder.read("run"), "a letter");
    }
    // An interrupted run leaves nothing.
    folder.write("run", "a letter");
    let mut command = fast("well hangs --deadline 60s --record run");
    command.current_dir(&folder).stdout(Stdio::piped());
    let mut lesson = command.spawn().expect("it starts");
    let stdout = lesson.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(stdout).lines();
    // The first program is recorded by then.
    let is_second = |line: io::Result<String>| line.is_ok_and(|l| l.starts_with("hangs:"));
    assert!(lines.any(is_second), "the second program has a title");
    lesson.kill().expect("it runs");
    lesson.wait().expect("it ends");
    assert_eq!(folder.read("run"), "a letter");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 1);
}

#[test]
#[cfg(unix)]
fn a_link_is_followed_and_the_mode_of_a_file_stays() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("link");
    folder.write("run", "a letter");
    let private = fs::Permissions::from_mode(0o600);
    fs::set_permissions(folder.path("run"), private).expect("it is ours");
    symlink("run", folder.path("link")).expect("there is room");
    folder.run("well --record link").code(0);
    assert!(folder.path("link").is_symlink());
    assert!(folder.read("run").starts_with('{'));
    let mode = fs::metadata(folder.path("run"))
        .expect("it is there")
        .permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
    let sentence = "`--record` and `--trace` name the same file";
    folder
        .run("--record run --trace link")
        .code(2)
        .says(sentence);
}

/// The name of the new file beside it has the number of the process, which the
/// shell passes on.
#[test]
#[cfg(unix)]
fn what_was_planted_beside_a_file_is_left_alone() {
    let folder = Folder::new("planted");
    folder.write("target", "precious");
    let lesson = fast("well --record run");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "ln -s target run.$$-0.part; exec \"$0\" \"$@\""]);
    shell.arg(lesson.get_program()).args(lesson.get_args());
    Run::of(shell.current_dir(&folder)).code(0);
    assert!(folder.path("run").is_file());
    assert_eq!(folder.read("target"), "precious");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_reported_with_the_file() {
    let run = run("well --record /dev/full").code(1);
    run.says("/dev/full cannot be written to")
        .shows("Did it work?");
}

#[test]
fn the_reader_s_runtime_settings_do_not_reach_the_versions() {
    let mut command = fast("settings --json");
    for name in ["SMOL_THREADS", "TOKIO_WORKER_THREADS", "RAYON_NUM_THREADS"] {
        command.env(name, "7");
    }
    let run = Run::of(&mut command).shows("\"SMOL_THREADS=1\"");
    run.shows("\"TOKIO_WORKER_THREADS=2\"")
        .shows("\"RAYON_NUM_THREADS=\"");
}

/// By number, by its start, or in full.
#[test]
fn predictions_are_marked_in_json_too() {
    let args = [
        "--predict",
        "--json",
        "--answers",
        "sound=never, as it hung,faulty=1",
    ];
    // A wrong prediction is not a failure.
    let run = Run::of(fast("").args(args)).code(0).says_only("");
    let predicted = |nth: usize| {
        let version = &run.json()["versions"][nth];
        ["predicted", "right", "answer"].map(|key| version[key].clone())
    };
    assert_eq!(
        predicted(0),
        [json!("worked"), json!(true), json!("worked")]
    );
    assert_eq!(
        predicted(1),
        [json!("never, as it hung"), json!(false), json!("worked")]
    );
    let run = self::run("--predict --answers sound=BROKE --json");
    assert_eq!(run.json()["versions"][1]["predicted"], "broke down");
    assert_eq!(run.json()["versions"][0].get("predicted"), None);
}
