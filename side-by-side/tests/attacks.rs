//! Deliberate attacks on the stage by a version, its reader or the system.
#![cfg(unix)]

mod lesson;

#[cfg(target_os = "linux")]
use std::{fs, io::Read, process::Command, time::Instant};
use std::{io, os::fd::AsFd, process::Stdio, thread, time::Duration};

use lesson::{Run, fast, faults, kill, run, said};
use nix::sys::signal::Signal;
use serde_json::{Value, json};

fn record(args: &str) -> Value {
    // Recording events takes a while on a busy machine.
    let args = format!("{args} --on faulty --json --deadline 60s");
    run(&args).json()["versions"][0].take()
}

fn count(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

#[track_caller]
fn assert_left_out(version: &Value, what: &str) {
    let note = version["notes"][0].as_str().expect("a note");
    assert!(note.ends_with(what), "{note}");
}

/// How many versions with this mark are still running. A process keeps the mark
/// in its environment.
#[cfg(target_os = "linux")]
fn left_over(mark: &str) -> usize {
    let has_mark = |entry: io::Result<fs::DirEntry>| {
        let environment = fs::read(entry.ok()?.path().join("environ")).ok()?;
        String::from_utf8_lossy(&environment)
            .contains(mark)
            .then_some(())
    };
    let processes = fs::read_dir("/proc").expect("Linux has it");
    processes.filter_map(has_mark).count()
}

/// At random moments in the first 50 ms: before, while and after the versions
/// start.
#[test]
#[cfg(target_os = "linux")]
fn no_version_outlives_a_stage_that_is_ended_in_its_first_milliseconds() {
    let mark = format!("first-{}", std::process::id());
    // Any sequence that does not repeat soon.
    let mut moment = u64::from(std::process::id());
    for nth in 0..80 {
        let signal = [Signal::SIGKILL, Signal::SIGINT][nth % 2];
        let mut command = faults("well --second 60s");
        command.env("FAULTS_MARK", &mark);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut stage = command.spawn().expect("it starts");
        moment = moment.wrapping_mul(6364136223846793005).wrapping_add(1);
        thread::sleep(Duration::from_micros((moment >> 33) % 50_000));
        kill(stage.id(), signal);
        // Background processes may ignore interrupts, and so may these tests.
        let until = Instant::now() + Duration::from_secs(1);
        while stage.try_wait().expect("it was started").is_none() {
            if Instant::now() > until {
                stage.kill().expect("it is there");
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
    let until = Instant::now() + Duration::from_secs(5);
    while left_over(&mark) > 0 {
        assert!(Instant::now() < until, "{} are left", left_over(&mark));
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_stopped_stage_does_not_report_a_version_as_hung() {
    // The version runs longer than the stop, and the stop is longer than the
    // deadline.
    let mut command = faults("well --on sound --json --second 4s --deadline 3s");
    let stage = command.stdout(Stdio::piped()).spawn().expect("it starts");
    thread::sleep(Duration::from_millis(100));
    kill(stage.id(), Signal::SIGSTOP);
    thread::sleep(Duration::from_millis(3400));
    kill(stage.id(), Signal::SIGCONT);
    let run = Run::from(stage.wait_with_output().expect("it was started"));
    assert_eq!(run.json()["versions"][0]["outcome"], "finished", "{run:?}");
}

/// When each line cost more than the one before, thousands were lost.
#[test]
fn what_is_said_beside_many_printed_lines_is_all_there() {
    let json = run("chatter --json").json();
    let [faulty, sound] = [0, 1].map(|nth| &json["versions"][nth]);
    let said = faulty["said"].as_array().expect("a list");
    let by_itself = said.iter().filter(|said| !said["file"].is_null());
    assert_eq!(by_itself.count(), 30_001);
    let times = said.iter().map(|said| said["at_ns"].as_u64());
    assert!(times.is_sorted());
    // 64 kB of what was printed are kept.
    assert_left_out(faulty, "bytes of printed text were left out");
    assert_eq!(sound["notes"], json!([]));
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_of_events_that_claims_any_length_is_not_read_forever() {
    let version = record("endless");
    assert_eq!(version["answer"], "worked");
    assert_eq!(version["notes"], json!(["not all of its events were read"]));
}

#[test]
fn no_event_gets_into_a_file_of_the_program() {
    let version = record("closes");
    assert!(said(&version).contains(&"20 files are whole"), "{version}");
}

#[test]
fn of_thousands_of_figures_some_are_kept_and_the_others_counted() {
    let version = record("crammed");
    assert_eq!(count(&version["figures"]), 200);
    assert_eq!(version["notes"], json!(["19800 figures were left out"]));
    run("crammed").code(0);
}

#[test]
fn long_names_of_threads_and_figures_are_cut() {
    let version = record("figures");
    assert_eq!(count(&version["figures"]), 5);
    assert_eq!(version["figures"][0]["value"], Value::Null);
    for name in [&version["figures"][4]["name"], &version["threads"][1]] {
        let name = name.as_str().expect("text");
        assert!(name.ends_with(" more bytes)"), "{name}");
        assert!(name.len() < 5000);
    }
    assert_eq!(version["answer"], "worked");
}

#[test]
fn a_version_that_starts_itself_again_gives_its_child_its_own_stdin() {
    let version = record("again");
    assert_eq!(version["outcome"], "finished");
    let child = "the child is not recorded";
    assert_eq!(
        said(&version),
        ["the child read: first line", child, "worked"]
    );
    assert_eq!(count(&version["tasks"]), 1);
}

/// Also in frames on a terminal, which `terminal.rs` tests.
#[test]
fn events_that_come_right_before_the_end_are_all_there() {
    let version = record("hurry");
    assert_eq!(count(&version["tasks"][0]["polls"]), 60_001);
    assert_eq!(version["tasks"][0]["end"], "finished");
}

#[test]
#[cfg(target_os = "linux")]
fn a_million_events_take_little_memory_and_keep_the_last_words() {
    let mut command = fast("flood --with events=1200000 --json --on faulty --deadline 60s");
    let mut stage = command.stdout(Stdio::piped()).spawn().expect("it starts");
    let status = format!("/proc/{}/status", stage.id());
    let mut stdout = stage.stdout.take().expect("it was piped");
    let reader = thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).expect("it ends");
        text
    });
    let mut peak_kilobytes = 0;
    while stage.try_wait().expect("it was started").is_none() {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let number = line.and_then(|l| l.split_whitespace().next()?.parse().ok());
        peak_kilobytes = peak_kilobytes.max(number.unwrap_or(0));
        thread::sleep(Duration::from_millis(5));
    }
    let json: Value = serde_json::from_str(&reader.join().expect("no panic")).expect("JSON");
    let version = &json["versions"][0];
    assert_eq!(version["answer"], "worked");
    assert_left_out(version, "events were left out");
    let polls = count(&version["tasks"][0]["polls"]);
    assert!((333_000..334_000).contains(&polls), "{polls}");
    assert!(
        (1..300_000).contains(&peak_kilobytes),
        "{peak_kilobytes} kB"
    );
}

#[test]
fn a_non_blocking_stdout_gets_all_of_the_json() {
    use nix::fcntl::{FcntlArg, OFlag, fcntl};
    let (reader, writer) = io::pipe().expect("there are pipes");
    let flags = FcntlArg::F_SETFL(OFlag::O_NONBLOCK);
    fcntl(writer.as_fd(), flags).expect("it is open");
    let mut command = fast("flood --with events=30000 --on faulty --json");
    command.stdout(writer).stderr(Stdio::piped());
    let lesson = command.spawn().expect("it starts");
    drop(command);
    // The pipe is full by then.
    thread::sleep(Duration::from_millis(800));
    let text = io::read_to_string(reader).expect("it ends");
    let output = lesson.wait_with_output().expect("it was started");
    Run::from(output).says_only("");
    assert!(text.len() > 500_000, "more than a pipe takes");
    let json: Value = serde_json::from_str(&text).expect("whole JSON");
    assert_eq!(json["versions"][0]["answer"], "worked");
}

/// root has no such limit, so the test runs as another user.
#[test]
#[cfg(target_os = "linux")]
fn a_system_without_threads_left_gives_a_message_and_no_panic() {
    let lesson = fast("well");
    let mut was_missing = false;
    for limit in 1..8 {
        let mut command = Command::new("prlimit");
        command.arg(format!("--nproc={limit}"));
        if nix::unistd::geteuid().is_root() {
            command.args(["setpriv", "--reuid=54321", "--clear-groups"]);
        }
        command.arg(lesson.get_program()).args(lesson.get_args());
        let run = Run::of(&mut command);
        assert!(!run.stderr.contains("panicked"), "{run:?}");
        // stderr is not wrapped, so the length of the path does not matter.
        if run.stderr.contains(" does not start: ") {
            was_missing = true;
            run.code(1);
        }
    }
    assert!(was_missing, "no limit was met");
}

#[test]
fn controls_and_direction_marks_in_words_do_not_reach_the_terminal() {
    for args in ["controls", "controls --json"] {
        let run = run(args).shows("before");
        let is_obeyed = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{2066}".contains(c);
        assert!(!run.stdout.contains(is_obeyed), "{run:?}");
    }
}
