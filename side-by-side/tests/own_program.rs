//! A program of a reader's own, which calls `watch_main`.

mod lesson;

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};
#[cfg(unix)]
use std::{
    thread,
    time::{Duration, Instant},
};

#[cfg(unix)]
use lesson::{Notes, kill};
use lesson::{Run, example, said};
use serde_json::Value;

const SETTINGS: &str = "SIDE_BY_SIDE";

/// Arguments are separated by spaces, so are the options.
fn own(args: &str, options: &str) -> Command {
    let mut command = Command::new(example("own_main"));
    command.args(args.split_whitespace()).stdin(Stdio::null());
    command.env(SETTINGS, options).env("COLUMNS", "80");
    command.env_remove("RUST_BACKTRACE");
    command
}

fn run(args: &str, options: &str) -> Run {
    Run::of(&mut own(args, options))
}

/// What was recorded, and the exit code.
#[track_caller]
fn recorded(args: &str) -> (Value, Option<i32>) {
    let run = run(args, "--json");
    (run.json()["versions"][0].clone(), run.code)
}

fn lanes(version: &Value) -> Vec<String> {
    let tasks = version["tasks"].as_array().expect("a list").iter();
    let lane = |task: &Value| format!("{} {}", task["name"], task["end"]).replace('"', "");
    tasks.map(lane).collect()
}

#[test]
fn a_program_is_drawn_with_its_own_arguments_and_exit_code() {
    let run = run("code --second=x", "").code(7);
    let run = run.shows("guard").shows("work").shows("\u{2524}");
    run.shows("args [\"code\", \"--second=x\"]");
}

#[test]
fn a_program_that_ends_well_ends_well() {
    let (version, code) = recorded("");
    assert_eq!(lanes(&version), ["guard dropped", "work finished"]);
    assert_eq!(version["answer"], Value::Null);
    assert_eq!(version["missing"], Value::Null);
    let source = version["source"].as_str().unwrap_or_default();
    assert!(source.contains("fn main()"), "its own source is found");
    assert_eq!(code, Some(0));
}

#[test]
fn a_program_keeps_its_stdin() {
    let mut command = own("stdin", "--json");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().expect("it starts");
    let mut stdin = running.stdin.take().expect("it is piped");
    stdin.write_all(b"one\ntwo\n").expect("it reads");
    drop(stdin);
    let run = Run::from(running.wait_with_output().expect("it ends"));
    let json = run.json();
    assert!(said(&json["versions"][0]).contains(&"read \"one\\ntwo\\n\""));
}

#[test]
fn a_panic_and_a_leaked_value_are_seen() {
    let (version, code) = recorded("panic");
    assert_eq!((&version["outcome"], code), (&"failed".into(), Some(101)));
    let stderr = version["stderr"].to_string();
    assert!(stderr.contains("on purpose"), "{stderr}");
    // The value is dropped while `main` unwinds.
    assert_eq!(lanes(&version)[0], "guard dropped");
    let (version, code) = recorded("leak");
    assert_eq!(lanes(&version)[0], "guard open");
    let why = version["tasks"][0]["why"].as_str().unwrap_or_default();
    assert!(why.contains("was made at 0 s and not dropped"), "{why}");
    assert_eq!(code, Some(0));
}

#[test]
fn a_second_call_and_a_child_change_nothing() {
    for what in ["twice", "child"] {
        let (version, code) = recorded(what);
        assert_eq!(
            lanes(&version),
            ["guard dropped", "work finished"],
            "{what}"
        );
        assert_eq!(code, Some(0), "{what}");
    }
    let (version, _) = recorded("child");
    assert!(said(&version).contains(&"args [\"in the child\"]"));
}

/// Only from the outside would one see that something is missing.
#[test]
fn a_program_that_is_not_shown_says_so_once() {
    let how = "call `side_by_side::watch_main()` first in `main`\n";
    let mut unwatched = own("unwatched", "");
    let run = Run::of(unwatched.env_remove(SETTINGS)).code(0);
    assert_eq!(run.stdout, "args [\"unwatched\"]\n");
    assert!(
        run.stderr.ends_with(how) && run.stderr.lines().count() == 1,
        "{run:?}"
    );
    for off in ["off", " off "] {
        let run = self::run("", off).code(0).says_only("");
        assert_eq!(run.stdout, "args []\n");
    }
    let mut thread = own("thread", "");
    let run = Run::of(&mut thread)
        .code(0)
        .says("must be called on the main thread");
    assert_eq!(run.stdout, "args [\"thread\"]\n");
}

#[test]
fn a_wrong_option_is_misuse() {
    let run = run("", "--htm page.html")
        .code(2)
        .says("--htm")
        .says("SIDE_BY_SIDE=");
    assert_eq!(run.stdout, "", "the program does not run");
    let help = self::run("", "--help").code(0).shows("--deadline");
    assert!(!help.stdout.contains("--predict"), "{help:?}");
    self::run("", "no")
        .code(2)
        .says("SIDE_BY_SIDE=no: expected `off`, or options");
    self::run("", "--predict").code(2).says("no question");
}

/// What is shown of a program that takes a nap when its stage gets this signal.
#[cfg(unix)]
fn signalled(what: &str, signal: nix::sys::signal::Signal) -> Run {
    let notes = Notes::new(&format!("{what}-{signal}"));
    let mut command = own(what, "");
    notes.pass_to(&mut command);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let stage = command.spawn().expect("it starts");
    notes.id("nap");
    // It has written that, and falls asleep.
    thread::sleep(Duration::from_millis(500));
    kill(stage.id(), signal);
    let run = Run::from(stage.wait_with_output().expect("it ends"));
    notes.assert_gone("nap");
    run
}

#[test]
#[cfg(unix)]
fn ctrl_c_and_sigterm_reach_the_program_and_the_picture_says_where_it_was() {
    use nix::sys::signal::Signal::{SIGINT, SIGTERM};
    for (signal, code) in [(SIGINT, 130), (SIGTERM, 143)] {
        let run = signalled("sleep", signal).code(code);
        let run = run.shows("killed: interrupted").shows("`nap`");
        let run = run.shows("guard");
        if cfg!(target_os = "linux") {
            run.shows("it sleeps");
        }
    }
    let run = signalled("tidy", SIGTERM).code(0).shows("saved");
    assert!(!run.stdout.contains("killed"), "{run:?}");
    // It would nap for a minute.
    let began = Instant::now();
    signalled("stubborn", SIGTERM).code(143).shows("`nap`");
    assert!(began.elapsed() < Duration::from_secs(30));
}

/// As a shell does. A lesson's versions do not: `faults.rs` has one that aborts.
#[test]
#[cfg(unix)]
fn a_program_that_a_signal_ends_passes_it_on_in_its_exit_code() {
    let (version, code) = recorded("abort");
    assert_eq!(version["exit_code"], Value::Null);
    assert_eq!(code, Some(134));
}

/// What the README tells a reader to do, in a crate outside of this workspace.
#[test]
fn two_lines_show_a_program_on_tokio() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join("examples/own_program");
    let source = std::fs::read_to_string(folder.join("src/main.rs")).expect("it is there");
    let readme = std::fs::read_to_string(here.join("README.md")).expect("it is there");
    let code = source.split_once("\n\n").expect("it has a doc").1;
    assert!(readme.contains(code), "the README shows it");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--offline"])
        .current_dir(&folder);
    cargo.env("CARGO_TARGET_DIR", here.join("../target/own_program"));
    let run = Run::of(cargo.env(SETTINGS, "--ascii")).code(0);
    let run = run
        .shows("kettle (")
        .shows("toast (")
        .shows("the toast is ready");
    run.shows("#v");
}
