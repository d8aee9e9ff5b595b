//! Misuse gives a message and exit code 2; output fits the width, the colours
//! and the characters that its reader can show.

mod lesson;

use std::{
    io::{self, BufRead, BufReader},
    process::{Output, Stdio},
};

use lesson::{faults, text};
use unicode_width::UnicodeWidthStr;

fn run(args: &[&str]) -> Output {
    faults().args(args).output().expect("the lesson starts")
}

#[track_caller]
fn assert_misuse(args: &[&str], sentences: &[&str]) {
    let output = run(args);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
    assert_eq!(text(&output.stdout), "", "{args:?}");
    for sentence in sentences {
        assert!(stderr.contains(sentence), "{args:?}: {stderr}");
    }
}

#[test]
fn unknown_names_get_a_suggestion() {
    assert_misuse(&["panic"], &["'panic'", "similar value", "'panics'"]);
    assert_misuse(&["--on", "soundd"], &["'soundd'", "'sound'"]);
    assert_misuse(&["--on", "faulty,tokio"], &["'tokio'", "faulty, sound"]);
    assert_misuse(&["--secnd", "1s"], &["'--secnd'", "'--second'"]);
    assert_misuse(&["--on", ""], &["--on"]);
}

#[test]
fn an_invalid_duration_is_refused_with_an_example() {
    let lengths = ["0", "0s", "-1s", "1e9s", "abc", "", "2", "10h", "1ns"];
    assert_misuse(&["--second", "20ms"], &["--second", "from 50ms to 1h"]);
    for length in lengths {
        for option in ["--second", "--deadline"] {
            assert_misuse(&[option, length], &[option, "100ms", "1h"]);
        }
    }
    assert_misuse(&["--second"], &["--second"]);
}

#[test]
fn conflicting_options_are_refused() {
    assert_misuse(&["--json", "--code"], &["'--json'", "'--code'"]);
    assert_misuse(&["--all", "well"], &["'--all'"]);
    assert_misuse(&["--code", "--record", "x"], &["'--code'", "'--record"]);
}

#[test]
fn the_list_has_each_program_and_its_claim() {
    let output = run(&["--list"]);
    assert_eq!(output.status.code(), Some(0));
    let list = text(&output.stdout);
    let first = list.lines().next();
    let line = "well        Something goes wrong in one version; the other one \
                is not affected.";
    assert_eq!(first, Some(line));
    assert!(list.lines().any(|line| line.starts_with("in-turn ")));
}

#[test]
fn the_cards_come_as_json_too() {
    let output = run(&["--list", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let cards: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(cards[0]["program"], "well");
    assert_eq!(cards[0]["versions"][1]["runtime"], "sound");
    assert_misuse(&["--list", "--code"], &["'--list'", "'--code'"]);
}

#[test]
fn only_the_versions_that_were_asked_for_run() {
    let json = run(&["--on", "sound", "--json", "--second", "50ms"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["versions"][0]["runtime"], "sound");
    assert_eq!(json["program"], "well");
    assert_eq!(json["second_ns"], 50_000_000);
}

#[test]
fn several_programs_make_a_list_of_recordings() {
    let json = run(&["well", "panics", "--json", "--second", "50ms"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json[0]["program"], "well");
    assert_eq!(json[1]["program"], "panics");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for (columns, width) in [("20", 20), ("80", 80), ("200", 200), ("0", 80)] {
        for args in [&["forged"][..], &["panics"], &["--code"], &["--list"]] {
            let mut command = faults();
            command.args(args).args(["--second", "50ms"]);
            let output = command.env("COLUMNS", columns).output();
            let picture = text(&output.expect("it starts").stdout);
            assert!(!picture.is_empty());
            for line in picture.lines() {
                assert!(line.width() <= width, "{args:?} {columns}: {line}");
            }
        }
    }
}

#[test]
fn only_ascii_is_drawn_where_it_is_asked_for() {
    for (args, term) in [(&["--ascii"][..], "xterm"), (&[], "dumb")] {
        for program in ["bytes", "panics", "hangs"] {
            let mut command = faults();
            command.args(args).args([program, "--second", "50ms"]);
            command.args(["--deadline", "500ms"]).env("TERM", term);
            let output = command.output().expect("it starts");
            let picture = text(&output.stdout);
            assert!(picture.is_ascii(), "{picture}");
        }
    }
}

#[test]
fn colours_are_for_terminals_unless_forced() {
    let colours = |variable: &str, value: &str| {
        let mut command = faults();
        command.args(["--second", "50ms"]).env(variable, value);
        command.output().expect("it starts").stdout.contains(&0x1b)
    };
    assert!(!colours("TERM", "xterm"), "this is a pipe");
    assert!(colours("CLICOLOR_FORCE", "1"));
    assert!(!colours("NO_COLOR", "1"));
}

#[test]
fn numbers_are_changed_by_name() {
    let args = ["numbers", "--second", "50ms", "--json"];
    let output = run(&[&args[..], &["--with", "events=5"]].concat());
    let stdout = text(&output.stdout);
    assert!(stdout.contains("events: 5") && stdout.contains("other: 7"));
    let json: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    let numbers = &json["versions"][0]["numbers"];
    assert_eq!(numbers[0]["name"], "events");
    assert_eq!(numbers[0]["value"], 5);
    assert_misuse(
        &["numbers", "--with", "event=5"],
        &["event", "it has: events"],
    );
    let twice = ["numbers", "--with", "events=5", "--with", "events=6"];
    assert_misuse(&twice, &["events` is given twice"]);
    for with in [
        "events",
        "events=",
        "=5",
        "events=x",
        "events=-1",
        "events=1.5",
    ] {
        assert_misuse(&["--with", with], &["--with", "clients=1000"]);
    }
}

#[test]
fn the_recordings_can_be_kept_beside_what_is_shown() {
    let name = format!("side-by-side-record-{}.json", std::process::id());
    let path = std::env::temp_dir().join(name);
    let file = path.to_str().expect("text");
    let args = ["well", "panics", "--second", "50ms", "--record", file];
    let output = run(&args);
    let json = std::fs::read_to_string(&path).expect("it was written");
    std::fs::remove_file(&path).ok();
    assert!(
        text(&output.stdout).contains("Did it work?"),
        "lanes as well"
    );
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[1]["program"], "panics");
    // A file that cannot be written is reported before anything runs.
    let output = run(&["well", "--record", "/no/such/folder/x.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!text(&output.stdout).contains("Did it work?"));
    let stderr = text(&output.stderr);
    let sentence = "error: /no/such/folder/x.json cannot be written to: ";
    assert!(stderr.starts_with(sentence), "{stderr}");
}

#[test]
fn a_file_is_put_in_place_when_it_is_complete() {
    let name = format!("side-by-side-kept-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder).expect("there is room");
    let path = folder.join("run");
    let file = path.to_str().expect("text");
    let read = || std::fs::read_to_string(&path).expect("it is there");
    for option in ["--record", "--trace"] {
        std::fs::write(&path, "a letter").expect("there is room");
        let args = ["well", "--second", "50ms", option, file];
        assert_eq!(run(&args).status.code(), Some(0));
        assert_ne!(read(), "a letter");
    }
    let folder_given = run(&["well", "--trace", folder.to_str().expect("text")]);
    let stderr = text(&folder_given.stderr);
    assert!(stderr.contains("is a directory; name a file"), "{stderr}");
    let both = ["--record", file, "--trace", file];
    let sentence = "`--record` and `--trace` name the same file";
    assert_misuse(&both, &[sentence]);
    let dotted = folder.join("./run").display().to_string();
    assert_misuse(&["--record", file, "--trace", &dotted], &[sentence]);
    // An interrupted run leaves nothing.
    let before = read();
    let mut command = faults();
    // The first program is recorded by then.
    let args = ["well", "hangs", "--second", "50ms", "--deadline", "60s"];
    command.args(args).args(["--record", file]);
    command.stdout(Stdio::piped());
    let mut lesson = command.spawn().expect("it starts");
    drop(command);
    let stdout = lesson.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(stdout).lines();
    let is_second = |line: io::Result<String>| line.is_ok_and(|l| l.starts_with("hangs:"));
    assert!(lines.any(is_second), "the second program has a title");
    lesson.kill().expect("it runs");
    lesson.wait().expect("it ends");
    assert_eq!(read(), before);
    let entries = std::fs::read_dir(&folder).expect("it is there");
    assert_eq!(entries.count(), 1);
    std::fs::remove_dir_all(&folder).ok();
}

#[test]
fn no_escape_in_the_name_of_a_file_reaches_the_terminal() {
    let output = run(&["well", "--record", "/no/\u{1b}[2Jfolder/x"]);
    assert_eq!(output.status.code(), Some(2));
    let stderr = text(&output.stderr);
    assert!(
        stderr.contains("/no/\u{fffd}[2Jfolder/x cannot"),
        "{stderr}"
    );
}

#[test]
fn help_names_the_programs_and_the_numbers() {
    let help = text(&run(&["--help"]).stdout);
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Programs to run: well, panics"), "{help}");
    assert!(
        words.contains("one of the program's numbers: events"),
        "{help}"
    );
}

#[test]
fn runtimes_are_separated_by_commas_and_the_message_says_so() {
    assert_misuse(
        &["--on", "faulty", "sound"],
        &["'sound'", "comma: --on faulty,sound"],
    );
    assert_misuse(&["--on=faulty", "sound"], &["comma: --on faulty,sound"]);
    assert_misuse(&["sound"], &["after --on: --on sound"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported_with_the_file() {
    let output = run(&["well", "--second", "50ms", "--record", "/dev/full"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    assert!(
        stderr.contains("/dev/full cannot be written to"),
        "{stderr}"
    );
    assert!(text(&output.stdout).contains("Did it work?"), "still shown");
}

#[test]
fn the_reader_s_runtime_settings_do_not_reach_the_versions() {
    let mut command = faults();
    command.args(["settings", "--json", "--second", "50ms"]);
    command
        .env("SMOL_THREADS", "7")
        .env("TOKIO_WORKER_THREADS", "7")
        .env("RAYON_NUM_THREADS", "7");
    let output = command.output().expect("it starts");
    let stdout = text(&output.stdout);
    assert!(stdout.contains("\"SMOL_THREADS=1\""), "{stdout}");
    assert!(stdout.contains("\"TOKIO_WORKER_THREADS=2\""), "{stdout}");
    assert!(stdout.contains("\"RAYON_NUM_THREADS=\""), "{stdout}");
}

#[test]
fn a_prediction_needs_a_terminal_or_answers() {
    assert_misuse(&["--predict"], &["needs a terminal", "--answers tokio=…"]);
    let given = |answers: &'static str| ["--predict", "--answers", answers];
    assert_misuse(&given("worked"), &["expected RUNTIME=ANSWER, like faulty="]);
    assert_misuse(
        &given("tokio=1"),
        &["does not run on `tokio`; it runs on: faulty"],
    );
    assert_misuse(&given("sound=9"), &["`9` is not one of the answers"]);
    assert_misuse(&given("sound=1,sound=2"), &["is given twice"]);
    assert_misuse(&["--answers", "sound=1"], &["--predict"]);
    assert_misuse(&["--predict", "--code"], &["'--predict'", "'--code'"]);
    let several = [&["well", "panics"], &given("sound=1")[..]].concat();
    assert_misuse(&several, &["needs exactly one program"]);
}

#[test]
fn predictions_are_marked_in_json_too() {
    let args = ["--predict", "--answers", "sound=broke", "--json"];
    let output = run(&[&args[..], &["--second", "100ms"]].concat());
    assert_eq!(text(&output.stderr), "");
    assert!(
        output.status.success(),
        "a wrong prediction is not a failure"
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let [faulty, sound] = [&json["versions"][0], &json["versions"][1]];
    assert_eq!(faulty.get("predicted"), None);
    assert_eq!(sound["predicted"], "broke down");
    assert_eq!(sound["right"], false);
    assert_eq!(sound["answer"], "worked");
}
