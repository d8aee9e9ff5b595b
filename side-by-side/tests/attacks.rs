//! Deliberate attacks on the stage by a version, its reader or the system.
#![cfg(unix)]

mod lesson;

use std::{
    fs::File,
    io::Read,
    os::fd::AsFd,
    process::{Output, Stdio},
    thread,
    time::Duration,
};

use lesson::{faults, text};
use nix::{
    sys::signal::{
        Signal::{SIGCONT, SIGSTOP},
        kill,
    },
    unistd::Pid,
};
use serde_json::Value;

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {} {}", text(&output.stdout), text(&output.stderr)))
}

fn record(args: &[&str]) -> Value {
    let mut command = faults();
    command.args(args).args(["--on", "faulty", "--json"]);
    // Recording events takes a while on a busy machine.
    command.args(["--second", "100ms", "--deadline", "60s"]);
    let output = command.output().expect("the lesson starts");
    json(&output)["versions"][0].clone()
}

fn count(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

fn texts(version: &Value) -> Vec<&str> {
    let said = version["said"].as_array().expect("a list").iter();
    said.filter_map(|said| said["text"].as_str()).collect()
}

/// The versions with this mark that are still running. A process keeps the mark
/// in its environment.
#[cfg(target_os = "linux")]
fn left_over(mark: &str) -> Vec<i32> {
    let mark = format!("FAULTS_MARK={mark}\0");
    let processes = std::fs::read_dir("/proc").expect("Linux has it");
    let ids = processes.filter_map(|entry| {
        let name = entry.ok()?.file_name();
        name.to_str()?.parse::<i32>().ok()
    });
    ids.filter(|id| {
        let environment = std::fs::read(format!("/proc/{id}/environ"));
        environment.is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(&mark))
    })
    .collect()
}

/// At random moments in the first 50 ms: before, while and after the versions
/// start.
#[test]
#[cfg(target_os = "linux")]
fn no_version_outlives_a_stage_that_is_ended_in_its_first_milliseconds() {
    let times = std::env::var("SIDE_BY_SIDE_KILLS");
    let times = times.ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let mark = format!("first-{}", std::process::id());
    // Any sequence that does not repeat soon.
    let mut moment = u64::from(std::process::id());
    for nth in 0..2 * times {
        use nix::sys::signal::Signal;
        let signal = if nth < times {
            Signal::SIGKILL
        } else {
            Signal::SIGINT
        };
        let mut command = faults();
        command.args(["well", "--second", "60s"]);
        command.env("FAULTS_MARK", &mark);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut stage = command.spawn().expect("it starts");
        moment = moment.wrapping_mul(6364136223846793005).wrapping_add(1);
        thread::sleep(Duration::from_micros((moment >> 33) % 50_000));
        kill(Pid::from_raw(stage.id().cast_signed()), signal).ok();
        // Background processes may ignore interrupts, and so may these tests.
        let until = std::time::Instant::now() + Duration::from_secs(1);
        while stage.try_wait().expect("it was started").is_none() {
            if std::time::Instant::now() > until {
                stage.kill().expect("it is there");
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
    let until = std::time::Instant::now() + Duration::from_secs(5);
    while !left_over(&mark).is_empty() {
        let left = left_over(&mark);
        assert!(std::time::Instant::now() < until, "{} are left", left.len());
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_stopped_stage_does_not_report_a_version_as_hung() {
    let mut command = faults();
    command.args(["well", "--on", "sound", "--json"]);
    // The version runs longer than the stop, and the stop is longer than
    // the deadline.
    command.args(["--second", "4s", "--deadline", "3s"]);
    command.stdout(Stdio::piped());
    let stage = command.spawn().expect("it starts");
    let id = Pid::from_raw(stage.id().cast_signed());
    thread::sleep(Duration::from_millis(100));
    kill(id, SIGSTOP).expect("it is there");
    thread::sleep(Duration::from_millis(3400));
    kill(id, SIGCONT).expect("it is there");
    let output = stage.wait_with_output().expect("it was started");
    let version = json(&output)["versions"][0].clone();
    assert_eq!(version["outcome"], "finished", "{version}");
}

#[test]
fn prints_of_any_length_leave_every_event_whole() {
    let version = record(&["between"]);
    assert_eq!(count(&version["tasks"]), 4001);
    // Text is cut from the lines that are too long.
    let cut = "379112 bytes of printed text were left out";
    assert_eq!(version["notes"], serde_json::json!([cut]));
}

/// When each line cost more than the one before, thousands were lost.
#[test]
fn what_is_said_beside_many_printed_lines_is_all_there() {
    let output = faults()
        .args(["chatter", "--second", "100ms", "--json"])
        .output()
        .expect("it starts");
    let json = json(&output);
    let faulty = &json["versions"][0];
    let said = faulty["said"].as_array().expect("a list");
    let by_itself = said.iter().filter(|said| !said["file"].is_null());
    assert_eq!(by_itself.count(), 30_001);
    let times = said.iter().map(|said| said["at_ns"].as_u64());
    assert!(times.is_sorted());
    // 64 kB of what was printed are kept.
    let note = faulty["notes"][0].as_str().expect("a note");
    assert!(
        note.ends_with("bytes of printed text were left out"),
        "{note}"
    );
    assert_eq!(json["versions"][1]["notes"], serde_json::json!([]));
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_of_events_that_claims_any_length_is_not_read_forever() {
    let version = record(&["endless"]);
    assert_eq!(version["answer"], "worked");
    let notes = serde_json::json!(["not all of its events were read"]);
    assert_eq!(version["notes"], notes);
}

#[test]
#[cfg(unix)]
fn no_event_gets_into_a_file_of_the_program() {
    let version = record(&["closes"]);
    assert!(texts(&version).contains(&"20 files are whole"), "{version}");
}

#[test]
fn of_thousands_of_figures_some_are_kept_and_the_others_counted() {
    let version = record(&["crammed"]);
    assert_eq!(count(&version["figures"]), 200);
    let notes = serde_json::json!(["19800 figures were left out"]);
    assert_eq!(version["notes"], notes);
    let output = faults()
        .args(["crammed", "--second", "100ms"])
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn long_names_of_threads_and_figures_are_cut() {
    let version = record(&["figures"]);
    assert_eq!(count(&version["figures"]), 5);
    assert_eq!(version["figures"][0]["value"], Value::Null);
    let names = [&version["figures"][4]["name"], &version["threads"][1]];
    for name in names {
        let name = name.as_str().expect("text");
        assert!(name.ends_with(" more bytes)"), "{name}");
        assert!(name.len() < 5000);
    }
    assert_eq!(version["answer"], "worked");
}

#[test]
fn a_version_that_starts_itself_again_gives_its_child_its_own_stdin() {
    let version = record(&["again"]);
    assert_eq!(version["outcome"], "finished");
    let child = "the child is not recorded";
    let expected = ["the child read: first line", child, "worked"];
    assert_eq!(texts(&version), expected);
    assert_eq!(count(&version["tasks"]), 1);
}

/// Also in frames on a terminal, which `terminal.rs` tests.
#[test]
fn events_that_come_right_before_the_end_are_all_there() {
    let version = record(&["hurry"]);
    assert_eq!(count(&version["tasks"][0]["polls"]), 60_001);
    assert_eq!(version["tasks"][0]["end"], "finished");
}

#[test]
#[cfg(target_os = "linux")]
fn a_million_events_take_little_memory_and_keep_the_last_words() {
    let mut command = faults();
    command.args(["flood", "--with", "events=1200000", "--json"]);
    command.args(["--second", "100ms", "--on", "faulty"]);
    command.args(["--deadline", "60s"]).stdout(Stdio::piped());
    let mut stage = command.spawn().expect("it starts");
    let status = format!("/proc/{}/status", stage.id());
    let reader = thread::spawn({
        let mut stdout = stage.stdout.take().expect("it was piped");
        move || {
            let mut bytes = Vec::new();
            stdout.read_to_end(&mut bytes).expect("it ends");
            bytes
        }
    });
    let mut peak_kilobytes = 0;
    while stage.try_wait().expect("it was started").is_none() {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let number = line.and_then(|l| l.split_whitespace().next());
        let number = number.and_then(|n| n.parse().ok());
        peak_kilobytes = peak_kilobytes.max(number.unwrap_or(0));
        thread::sleep(Duration::from_millis(5));
    }
    let bytes = reader.join().expect("no panic");
    let json: Value = serde_json::from_slice(&bytes).expect("JSON");
    let version = &json["versions"][0];
    assert_eq!(version["answer"], "worked");
    let note = version["notes"][0].as_str().expect("a note");
    assert!(note.ends_with("events were left out"), "{note}");
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
    let (reader, writer) = nix::unistd::pipe().expect("there are pipes");
    let flags = FcntlArg::F_SETFL(OFlag::O_NONBLOCK);
    fcntl(writer.as_fd(), flags).expect("it is open");
    let mut command = faults();
    command.args(["flood", "--with", "events=30000", "--on", "faulty"]);
    command.args(["--second", "100ms", "--json"]);
    command.stdout(writer).stderr(Stdio::piped());
    let lesson = command.spawn().expect("it starts");
    drop(command);
    // The pipe is full by then.
    thread::sleep(Duration::from_millis(800));
    let mut bytes = Vec::new();
    let mut reader = File::from(reader);
    reader.read_to_end(&mut bytes).expect("it ends");
    let output = lesson.wait_with_output().expect("it was started");
    assert_eq!(text(&output.stderr), "");
    assert!(bytes.len() > 500_000, "more than a pipe takes");
    let json: Value = serde_json::from_slice(&bytes).expect("whole JSON");
    assert_eq!(json["versions"][0]["answer"], "worked");
}

/// root has no such limit, so the test runs as another user.
#[test]
#[cfg(target_os = "linux")]
fn a_system_without_threads_left_gives_a_message_and_no_panic() {
    let lesson = faults();
    let mut was_missing = false;
    for limit in 1..8 {
        let mut command = std::process::Command::new("prlimit");
        command.arg(format!("--nproc={limit}"));
        if nix::unistd::geteuid().is_root() {
            command.args(["setpriv", "--reuid=54321", "--clear-groups"]);
        }
        command.arg(lesson.get_program());
        command.args(["well", "--second", "100ms"]);
        let output = command.output().expect("Linux has prlimit");
        let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        // stderr is not wrapped, so the length of the path does not matter.
        if stderr.contains(" does not start: ") {
            was_missing = true;
            assert_eq!(output.status.code(), Some(1), "{stdout}");
        }
    }
    assert!(was_missing, "no limit was met");
}

#[test]
fn controls_and_direction_marks_in_words_do_not_reach_the_terminal() {
    for args in [&["controls"][..], &["controls", "--json"]] {
        let mut command = faults();
        command.args(args).args(["--second", "100ms"]);
        let output = command.output().expect("it starts");
        let shown = text(&output.stdout);
        assert!(shown.contains("before"), "{shown}");
        let is_obeyed = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{2066}".contains(c);
        assert!(!shown.contains(is_obeyed), "{shown:?}");
    }
}
