//! How bugs and their cures are shown.

use std::process::Command;

fn stdout(args: &[&str]) -> String {
    let mut lesson = Command::new(env!("CARGO_BIN_EXE_pitfalls"));
    lesson.args(args).env("COLUMNS", "100");
    let output = lesson.output().expect("the lesson should run");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The names in the first column of lines that start a version's lanes.
fn drawn(text: &str) -> Vec<&str> {
    let heads = text.lines().filter(|line| line.contains('┬'));
    heads.filter_map(|line| line.split(' ').next()).collect()
}

#[test]
fn a_version_that_did_the_same_as_another_is_drawn_only_if_it_is_asked_for() {
    let args = ["futurelock", "--second", "200ms", "--why"];
    let short = stdout(&args);
    assert_eq!(drawn(&short), ["tokio", "tokio-cured"]);
    assert!(short.contains("async-std, smol: as tokio. "), "{short}");
    assert!(short.lines().count() <= 60, "{short}");
    assert!(!short.contains("Every lane ended"), "{short}");
    let whole = stdout(&[&args[..], &["--on", "all"]].concat());
    assert_eq!(
        drawn(&whole),
        [
            "tokio",
            "tokio-cured",
            "async-std",
            "async-std-cured",
            "smol",
            "smol-cured"
        ]
    );
}

#[test]
fn a_cure_is_shown_beside_its_bug() {
    let code = stdout(&["futurelock", "--code"]);
    let heads = code.lines().filter(|line| {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        words.next() == Some("│")
            && words.next() == Some(&format!("{name}-cured"))
    });
    assert_eq!(heads.count(), 3, "{code}");
}
