//! Misuse gets a sentence and exit code 2; what is asked for is shown as wide,
//! as colourful and with such signs as its reader can take.

mod lesson;

use std::process::Output;

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
fn a_length_of_time_that_cannot_be_is_refused_with_an_example() {
    let lengths = ["0", "0s", "-1s", "1e9s", "abc", "", "2", "10h", "1ns"];
    for length in lengths {
        for option in ["--second", "--deadline"] {
            assert_misuse(&[option, length], &[option, "100ms", "1h"]);
        }
    }
    assert_misuse(&["--second"], &["--second"]);
}

#[test]
fn what_does_not_go_together_is_refused() {
    assert_misuse(&["--json", "--code"], &["'--json'", "'--code'"]);
    assert_misuse(&["--all", "well"], &["'--all'"]);
}

#[test]
fn the_list_has_each_program_and_its_claim() {
    let output = run(&["--list"]);
    assert_eq!(output.status.code(), Some(0));
    let list = text(&output.stdout);
    let first = list.lines().next();
    let line = "well        Something goes wrong in one version, and the other \
                does not feel it.";
    assert_eq!(first, Some(line));
    assert!(list.lines().any(|line| line.starts_with("in-turn ")));
}

#[test]
fn only_the_versions_that_were_asked_for_run() {
    let json = run(&["--on", "sound", "--json", "--second", "10ms"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["versions"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["versions"][0]["runtime"], "sound");
    assert_eq!(json["program"], "well");
    assert_eq!(json["second_ns"], 10_000_000);
}

#[test]
fn several_programs_make_a_list_of_recordings() {
    let json = run(&["well", "panics", "--json", "--second", "10ms"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json[0]["program"], "well");
    assert_eq!(json[1]["program"], "panics");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for (columns, width) in [("20", 20), ("80", 80), ("200", 200), ("0", 80)] {
        for args in [&["forged"][..], &["panics"], &["--code"], &["--list"]] {
            let mut command = faults();
            command.args(args).args(["--second", "10ms"]);
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
fn ascii_is_all_that_is_drawn_where_it_is_asked_for() {
    for (args, term) in [(&["--ascii"][..], "xterm"), (&[], "dumb")] {
        for program in ["bytes", "panics", "hangs"] {
            let mut command = faults();
            command.args(args).args([program, "--second", "10ms"]);
            command.args(["--deadline", "500ms"]).env("TERM", term);
            let output = command.output().expect("it starts");
            let picture = text(&output.stdout);
            assert!(picture.is_ascii(), "{picture}");
        }
    }
}

#[test]
fn colours_are_for_terminals_and_for_who_insists() {
    let colours = |variable: &str, value: &str| {
        let mut command = faults();
        command.args(["--second", "10ms"]).env(variable, value);
        command.output().expect("it starts").stdout.contains(&0x1b)
    };
    assert!(!colours("TERM", "xterm"), "this is a pipe");
    assert!(colours("CLICOLOR_FORCE", "1"));
    assert!(!colours("NO_COLOR", "1"));
}
