//! Whatever a version does and however the stage ends: a clear message, the
//! right exit code, nothing that hangs, and nothing left behind.

mod lesson;

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

#[cfg(unix)]
use lesson::kill;
use lesson::{Notes, Run, fast, run, said};
use serde_json::{Value, json};
#[cfg(unix)]
use {
    nix::sys::signal::Signal::{SIGINT, SIGKILL, SIGTERM},
    std::process::Child,
};

/// The recordings of the faulty version and of the sound one, which the faulty
/// one never affects.
fn record(args: &str) -> Value {
    let mut command = fast(args);
    command.arg("--json").env("RUST_BACKTRACE", "1");
    let run = run_briefly(&mut command).code(0);
    let [faulty, sound] = [0, 1].map(|nth| run.json()["versions"][nth].clone());
    assert_eq!(sound["outcome"], "finished");
    assert_eq!(sound["answer"], "worked");
    faulty
}

/// It ends soon, although a version or a process of it does not.
fn run_briefly(command: &mut Command) -> Run {
    let began = Instant::now();
    let run = Run::of(command);
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "it hung: {run:?}"
    );
    run
}

#[test]
fn how_a_version_ended_is_recorded_with_what_it_said_before() {
    let recorded = |args: &str| {
        let faulty = record(args);
        let end = ["outcome", "exit_code"].map(|key| faulty[key].clone());
        (faulty, end)
    };
    let (panics, end) = recorded("panics");
    assert_eq!(end, [json!("panicked"), json!(101)]);
    assert_eq!(panics["tasks"][0]["end"], "panicked");
    let stderr = panics["stderr"].to_string();
    assert!(stderr.contains("on purpose"), "{stderr}");
    assert!(!stderr.contains("backtrace:"), "{stderr}");
    let picture = run("panics").shows("panicked: exit code 101");
    picture.shows("stderr: on purpose");

    let (exits, end) = recorded("exits");
    assert_eq!(end, [json!("failed"), json!(3)]);
    assert_eq!(said(&exits), ["about to exit"]);

    let (hangs, end) = recorded("hangs --deadline 1s");
    assert_eq!(end, [json!("hung"), Value::Null]);
    assert_eq!(hangs["tasks"][0]["end"], "open");
    assert_eq!(hangs["notes"][0], "killed at its deadline of 1s");
    // It could not report this itself.
    if cfg!(target_os = "linux") {
        assert_eq!(hangs["thread_count"], 1);
        assert!(hangs["peak_memory_bytes"].as_u64() > Some(100_000));
    }

    if cfg!(unix) {
        let (aborts, end) = recorded("aborts");
        assert_eq!(end, [json!("killed"), Value::Null]);
        assert_eq!(said(&aborts), ["about to abort"]);
        assert_eq!(aborts["notes"][0], "ended by signal: 6 (SIGABRT)");
        run("aborts --on faulty").code(0);
    }
}

#[test]
fn a_megabyte_of_prints_is_cut_and_the_events_after_it_are_kept() {
    let faulty = record("megabyte");
    assert_eq!(faulty["tasks"][0]["end"], "finished");
    assert!(said(&faulty).contains(&"worked"));
    let kept: usize = said(&faulty).iter().map(|line| line.len()).sum();
    assert!((50_000..70_000).contains(&kept), "{kept} bytes were kept");
    let note = faulty["notes"][0].as_str().expect("a note");
    assert!(
        note.ends_with("bytes of printed text were left out"),
        "{note}"
    );
}

#[test]
fn invalid_utf_8_does_not_reach_the_terminal() {
    assert_eq!(
        said(&record("bytes"))[..3],
        ["\u{fffd}\u{fffd}", "", "windows"]
    );
    assert!(!run("bytes").stdout.contains(['\u{1b}', '\u{7}']));
}

#[test]
fn what_only_looks_like_an_event_is_text() {
    let faulty = record("forged");
    assert_eq!(faulty["tasks"].as_array().map(Vec::len), Some(1));
    assert_eq!(faulty["tasks"][0]["wakes"], json!([]));
    assert_eq!(said(&faulty).len(), 4, "{faulty}");
    assert_eq!(faulty["notes"], json!([]));
}

#[test]
fn a_version_has_an_empty_stdin_and_may_lock_stdout() {
    assert_eq!(said(&record("stdin")), ["bytes: Some(0)", "worked"]);
    assert_eq!(record("locked")["answer"], "worked");
}

#[test]
fn what_threads_do_after_the_end_is_not_recorded() {
    let faulty = record("late");
    // It does not reach the stage, which would note what does not fit.
    assert_eq!(faulty["notes"], json!([]));
    let said = faulty["said"].as_array().expect("a list");
    assert!(said.len() > 1, "its threads spoke before");
    let is_late = |said: &&Value| said["at_ns"].as_u64() > faulty["wall_ns"].as_u64();
    assert_eq!(said.iter().find(is_late), None);
}

#[test]
fn an_answer_that_is_not_on_the_card_gives_exit_code_1() {
    for args in ["wrong", "wrong --json"] {
        run(args).code(1).says_only(
            "wrong on faulty: now finished (broke down); the card says killed \
             (worked or broke down)\n",
        );
    }
}

#[test]
fn versions_that_run_in_turn_do_not_overlap() {
    let run = |program| {
        let notes = Notes::new(program);
        Run::of(&mut notes.command(program)).code(0);
        notes.lines()
    };
    assert_eq!(run("in-turn"), ["begin", "end", "begin", "end"]);
    assert_eq!(run("well"), ["begin", "begin", "end", "end"]);
}

#[test]
#[cfg(unix)]
fn a_grandchild_that_never_exits_is_killed_with_its_parent() {
    let notes = Notes::new("grandchild");
    run_briefly(&mut notes.command("grandchild")).code(0);
    notes.assert_gone("sleeper");
}

/// They are outside of the process group, so they cannot be killed; but the
/// stage does not wait for them, whatever they do.
#[test]
#[cfg(target_os = "linux")]
fn a_grandchild_that_got_away_is_not_waited_for() {
    for program in ["runaway", "chatty"] {
        let notes = Notes::new(program);
        let run = run_briefly(&mut notes.command(program));
        kill(notes.id("sleeper"), SIGKILL);
        run.shows("keeps its output open");
    }
}

#[test]
#[cfg(unix)]
fn a_killed_version_is_shown_as_killed() {
    let (stage, notes) = start_long("killed-version");
    kill(notes.id("version"), SIGKILL);
    let run = Run::from(stage.wait_with_output().expect("it was started"));
    let [killed, sound] = [0, 1].map(|nth| run.json()["versions"][nth].clone());
    assert_eq!(killed["outcome"], "killed");
    assert_eq!(killed["notes"][0], "ended by signal: 9 (SIGKILL)");
    assert_eq!(sound["answer"], "worked");
    notes.assert_gone("sleeper");
}

#[test]
#[cfg(unix)]
fn nothing_is_left_of_a_stage_that_is_killed_or_interrupted() {
    use std::os::unix::process::ExitStatusExt;
    for signal in [SIGKILL, SIGINT, SIGTERM] {
        let (stage, notes) = start_long(signal.as_str());
        kill(stage.id(), signal);
        let output = stage.wait_with_output().expect("it was started");
        assert_eq!(output.status.signal(), Some(signal as i32));
        Run::from(output).says_only("");
        notes.assert_gone("version");
        notes.assert_gone("sleeper");
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    // The reader closes it immediately, or after the first line.
    for (args, count) in [("well", 0), ("well --json", 0), ("--list", 0), ("well", 1)] {
        let mut command = fast(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut lesson = command.spawn().expect("it starts");
        let stdout = BufReader::new(lesson.stdout.take().expect("it was piped"));
        let lines: Vec<_> = stdout.lines().take(count).map_while(Result::ok).collect();
        assert!(lines.len() == count && lines.iter().all(|l| l.starts_with("well: ")));
        let output = lesson.wait_with_output().expect("it was started");
        Run::from(output).says_only("").code(0);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_stdout_is_an_error_with_a_message() {
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = fast("well");
    command.stdout(full.expect("Linux has it"));
    let run = Run::of(&mut command).code(1);
    run.says("error: stdout cannot be written to: No space left");
}

#[test]
#[cfg(unix)]
fn a_closed_stdout_is_not_an_error() {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg("\"$0\" well --second 100ms >&-");
    shell.arg(lesson::faults("").get_program());
    Run::of(&mut shell).says_only("").code(0);
}

#[test]
#[cfg(target_os = "linux")]
fn an_ignored_sigchld_does_not_hang_the_stage() {
    let lesson = fast("well");
    let mut env = Command::new("env");
    env.arg("--ignore-signal=CHLD").arg(lesson.get_program());
    let run = run_briefly(env.args(lesson.get_args()));
    run.shows("its exit status is unknown");
}

/// A run that lasts a minute, and both of whose processes have started.
#[cfg(unix)]
fn start_long(name: &str) -> (Child, Notes) {
    let notes = Notes::new(name);
    let mut command = notes.command("long --json");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let stage = command.spawn().expect("it starts");
    notes.id("sleeper");
    (stage, notes)
}
