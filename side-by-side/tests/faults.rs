//! Whatever a version does and however the stage ends: a clear message, the
//! right exit code, nothing that hangs, and nothing left behind.

mod lesson;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use lesson::{faults, text};
use serde_json::Value;
#[cfg(unix)]
use std::{io::Read, process::Child};

/// Runs a program with program seconds of 100 ms.
fn run(args: &[&str]) -> Output {
    let mut faults = faults();
    faults.env("RUST_BACKTRACE", "1");
    let output = faults.args(args).args(["--second", "100ms"]).output();
    output.expect("the lesson starts")
}

/// The recordings of the faulty version and of the sound one, which the faulty
/// one never affects.
fn record(args: &[&str]) -> Value {
    let output = run(&[args, &["--json"]].concat());
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stdout)));
    let [faulty, sound] = [0, 1].map(|nth| json["versions"][nth].clone());
    assert_eq!(sound["outcome"], "finished");
    assert_eq!(sound["answer"], "worked");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    faulty
}

fn said(version: &Value) -> Vec<&str> {
    let said = version["said"].as_array().expect("a list");
    said.iter()
        .filter_map(|said| said["text"].as_str())
        .collect()
}

#[test]
fn a_panic_is_shown_with_its_message() {
    let faulty = record(&["panics"]);
    assert_eq!(faulty["outcome"], "panicked");
    assert_eq!(faulty["exit_code"], 101);
    assert_eq!(faulty["tasks"][0]["end"], "panicked");
    let stderr = faulty["stderr"].to_string();
    assert!(stderr.contains("on purpose"), "{stderr}");
    assert!(!stderr.contains("backtrace:"), "{stderr}");
    let picture = text(&run(&["panics"]).stdout);
    assert!(picture.contains("panicked: exit code 101"), "{picture}");
    assert!(picture.contains("stderr: on purpose"), "{picture}");
}

#[test]
#[cfg(unix)]
fn what_was_said_before_an_abort_is_kept() {
    let faulty = record(&["aborts"]);
    assert_eq!(faulty["outcome"], "killed");
    assert_eq!(faulty["exit_code"], Value::Null);
    assert_eq!(said(&faulty), ["about to abort"]);
    assert_eq!(faulty["notes"][0], "ended by signal: 6 (SIGABRT)");
}

#[test]
fn an_exit_code_is_shown() {
    let faulty = record(&["exits"]);
    assert_eq!(faulty["outcome"], "failed");
    assert_eq!(faulty["exit_code"], 3);
    assert_eq!(said(&faulty), ["about to exit"]);
}

#[test]
fn a_megabyte_of_prints_is_cut_and_the_events_after_it_are_kept() {
    let faulty = record(&["megabyte"]);
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
    let faulty = record(&["bytes"]);
    assert_eq!(said(&faulty)[0], "\u{fffd}\u{fffd}\u{1b}[2J\u{7}");
    let picture = run(&["bytes"]).stdout;
    assert!(!picture.contains(&0x1b) && !picture.contains(&0x07));
}

#[test]
fn half_an_event_is_text_and_spoils_nothing() {
    let faulty = record(&["half"]);
    assert_eq!(faulty["outcome"], "finished");
    assert_eq!(said(&faulty), ["worked", "\u{1e}{\"at_ns\":1,\"wh"]);
    assert_eq!(faulty["notes"], serde_json::json!([]));
}

#[test]
fn what_only_looks_like_an_event_is_text() {
    let faulty = record(&["forged"]);
    assert_eq!(faulty["tasks"].as_array().map(Vec::len), Some(1));
    assert_eq!(faulty["tasks"][0]["wakes"], serde_json::json!([]));
    assert_eq!(said(&faulty).len(), 8, "{faulty}");
    let wall_ns = faulty["wall_ns"].as_u64().expect("a number");
    assert!(wall_ns < 60_000_000_000, "{wall_ns}");
}

#[test]
fn a_version_that_never_ends_is_killed_at_its_deadline() {
    let began = Instant::now();
    let faulty = record(&["hangs", "--deadline", "1s"]);
    assert!(began.elapsed() < Duration::from_secs(20), "it hung");
    assert_eq!(faulty["outcome"], "hung");
    assert_eq!(faulty["exit_code"], Value::Null);
    assert_eq!(faulty["tasks"][0]["end"], "open");
    assert_eq!(faulty["notes"][0], "killed at its deadline of 1s");
    // It could not report this itself.
    if cfg!(target_os = "linux") {
        assert_eq!(faulty["thread_count"], 1);
        assert!(faulty["peak_memory_bytes"].as_u64() > Some(100_000));
    }
}

#[test]
fn a_version_s_stdin_is_empty() {
    assert_eq!(said(&record(&["stdin"])), ["bytes: Some(0)", "worked"]);
}

#[test]
fn a_version_that_locks_stdout_is_recorded_all_the_same() {
    assert_eq!(record(&["locked"])["answer"], "worked");
}

#[test]
fn long_words_and_names_are_cut_and_still_belong_to_their_task() {
    let faulty = record(&["talks"]);
    assert_eq!(faulty["answer"], "worked");
    assert_eq!(faulty["said"][0]["task"], 1);
    let words = faulty["said"][0]["text"].as_str().expect("text");
    assert!(words.ends_with("… (95904 more bytes)"), "{words}");
    let name = faulty["tasks"][0]["name"].as_str().expect("a name");
    assert!(name.ends_with("… (95904 more bytes)"), "{name}");
}

#[test]
fn what_threads_do_after_the_end_is_not_recorded() {
    let faulty = record(&["late"]);
    // It does not reach the stage, which would note what does not fit.
    assert_eq!(faulty["notes"], serde_json::json!([]));
    let said = faulty["said"].as_array().expect("a list");
    assert!(said.len() > 1, "its threads spoke before");
    let late = said
        .iter()
        .find(|said| said["at_ns"].as_u64() > faulty["wall_ns"].as_u64());
    assert_eq!(late, None);
}

#[test]
fn an_answer_that_is_not_on_the_card_gives_exit_code_1() {
    for args in [&["wrong"][..], &["wrong", "--json"]] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            text(&output.stderr),
            "wrong on faulty: now finished (broke down); the card says killed \
             (worked or broke down)\n"
        );
    }
}

#[test]
fn versions_that_run_in_turn_do_not_overlap() {
    let run = |program| {
        let notes = Notes::new(program);
        let mut command = notes.command();
        command.args([program, "--second", "100ms"]);
        assert!(command.output().expect("it starts").status.success());
        notes.read()
    };
    assert_eq!(run("in-turn"), ["begin", "end", "begin", "end"]);
    assert_eq!(run("well"), ["begin", "begin", "end", "end"]);
}

#[test]
fn two_runs_at_the_same_time_do_not_affect_each_other() {
    let runs = [0, 1].map(|_| thread::spawn(|| record(&["well"])));
    for run in runs {
        let recording = run.join().expect("no assertion failed");
        assert_eq!(recording["answer"], "worked");
    }
}

#[test]
#[cfg(unix)]
fn a_grandchild_that_never_exits_is_killed_with_its_parent() {
    let notes = Notes::new("grandchild");
    let mut command = notes.command();
    command.args(["grandchild", "--second", "100ms"]);
    let began = Instant::now();
    assert!(command.output().expect("it starts").status.success());
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "the stage waited for it"
    );
    assert_gone(&notes.read(), "sleeper", 1);
}

/// They are outside of the process group, so they cannot be killed; but the
/// stage does not wait for them, whatever they do.
#[test]
#[cfg(target_os = "linux")]
fn a_grandchild_that_got_away_is_not_waited_for() {
    for program in ["runaway", "chatty", "stopped"] {
        let notes = Notes::new(program);
        let mut command = notes.command();
        command.args([program, "--second", "100ms"]);
        let began = Instant::now();
        let output = command.output().expect("it starts");
        let took = began.elapsed();
        for id in ids(&notes.read(), "sleeper") {
            kill(id, nix::sys::signal::Signal::SIGKILL);
        }
        assert!(
            took < Duration::from_secs(20),
            "{program} held up the stage"
        );
        let picture = text(&output.stdout);
        assert!(picture.contains("keeps its output open"), "{picture}");
    }
}

#[test]
#[cfg(unix)]
fn a_killed_version_is_shown_as_killed() {
    let (stage, notes) = start_long("killed-version", &["--json"]);
    let lines = notes.wait_for("version");
    kill(ids(&lines, "version")[0], nix::sys::signal::Signal::SIGKILL);
    let output = stage.wait_with_output().expect("it was started");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["versions"][0]["outcome"], "killed");
    let note = &json["versions"][0]["notes"][0];
    assert_eq!(*note, "ended by signal: 9 (SIGKILL)");
    assert_eq!(json["versions"][1]["answer"], "worked");
    assert_gone(&lines, "sleeper", 1);
}

#[test]
#[cfg(unix)]
fn nothing_is_left_of_a_stage_that_is_killed_or_interrupted() {
    use nix::sys::signal::Signal::{SIGINT, SIGKILL, SIGTERM};
    for signal in [SIGKILL, SIGINT, SIGTERM] {
        let (stage, notes) = start_long(signal.as_str(), &[]);
        let lines = notes.wait_for("sleeper");
        kill(stage.id(), signal);
        let output = stage.wait_with_output().expect("it was started");
        use std::os::unix::process::ExitStatusExt;
        assert_eq!(output.status.signal(), Some(signal as i32));
        assert_eq!(text(&output.stderr), "", "it exits quietly");
        assert_gone(&lines, "version", 1);
        assert_gone(&lines, "sleeper", 1);
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    for args in [&["well"][..], &["well", "--json"], &["--list"]] {
        let mut command = faults();
        command.args(args).args(["--second", "100ms"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut lesson = command.spawn().expect("it starts");
        drop(lesson.stdout.take());
        let output = lesson.wait_with_output().expect("it was started");
        assert_eq!(text(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
    let mut command = faults();
    command.args(["well", "--second", "100ms"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut lesson = command.spawn().expect("it starts");
    let mut first = String::new();
    let stdout = lesson.stdout.take().expect("it was piped");
    BufReader::new(stdout)
        .read_line(&mut first)
        .expect("a line");
    assert!(first.starts_with("well: "), "{first}");
    let output = lesson.wait_with_output().expect("it was started");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_stdout_is_an_error_with_a_message() {
    let full = fs::File::create("/dev/full").expect("Linux has it");
    let mut command = faults();
    command.args(["well", "--second", "100ms"]).stdout(full);
    let output = command.output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    let sentence = "error: stdout cannot be written to: No space left";
    assert!(stderr.starts_with(sentence), "{stderr}");
}

#[test]
#[cfg(unix)]
fn a_closed_stdout_is_not_an_error() {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg("\"$0\" well --second 100ms >&-");
    shell.arg(faults().get_program());
    let output = shell.output().expect("a shell is there");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn an_ignored_sigchld_does_not_hang_the_stage() {
    let mut env = Command::new("env");
    env.arg("--ignore-signal=CHLD").arg(faults().get_program());
    let began = Instant::now();
    let output = env.args(["well", "--second", "100ms"]).output();
    let output = output.expect("env is there");
    assert!(began.elapsed() < Duration::from_secs(20), "it hung");
    let picture = text(&output.stdout);
    assert!(picture.contains("its exit status is unknown"), "{picture}");
}

/// A file in which programs note what a recording cannot show.
struct Notes(PathBuf);

impl Notes {
    fn new(name: &str) -> Notes {
        let name = format!("faults-{name}-{}", std::process::id());
        Notes(std::env::temp_dir().join(name))
    }

    fn command(&self) -> Command {
        let mut command = faults();
        command.env("FAULTS_NOTES", &self.0);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn read(&self) -> Vec<String> {
        let lines = fs::read_to_string(&self.0).unwrap_or_default();
        lines.lines().map(str::to_owned).collect()
    }

    /// Waits for a line that starts with `word`, and one with "sleeper", which
    /// comes last.
    #[cfg(unix)]
    fn wait_for(&self, word: &str) -> Vec<String> {
        let began = Instant::now();
        loop {
            let notes = fs::read_to_string(&self.0).unwrap_or_default();
            if notes.contains(word) && notes.contains("sleeper") {
                return self.read();
            }
            assert!(began.elapsed() < Duration::from_secs(30), "no {word}");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

#[cfg(unix)]
fn start_long(name: &str, args: &[&str]) -> (Child, Notes) {
    let notes = Notes::new(name);
    let mut command = notes.command();
    command.arg("long").args(args).args(["--second", "100ms"]);
    (command.spawn().expect("it starts"), notes)
}

#[cfg(unix)]
fn ids(notes: &[String], word: &str) -> Vec<u32> {
    let words = notes.iter().filter_map(|line| line.strip_prefix(word));
    words
        .map(|id| id.trim().parse().expect("a number"))
        .collect()
}

#[cfg(unix)]
fn kill(id: u32, signal: nix::sys::signal::Signal) {
    let id = nix::unistd::Pid::from_raw(id.cast_signed());
    nix::sys::signal::kill(id, signal).expect("it is there");
}

/// This many processes were noted, and after two seconds all of them are gone.
#[cfg(unix)]
fn assert_gone(notes: &[String], word: &str, count: usize) {
    let ids = ids(notes, word);
    assert_eq!(ids.len(), count, "{notes:?}");
    let until = Instant::now() + Duration::from_secs(2);
    for id in ids {
        while is_there(id) {
            assert!(Instant::now() < until, "{word} {id} is still there");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// A process that has exited but was not waited for counts as gone.
#[cfg(unix)]
fn is_there(id: u32) -> bool {
    let pid = nix::unistd::Pid::from_raw(id.cast_signed());
    let there = nix::sys::signal::kill(pid, None).is_ok();
    let mut stat = String::new();
    if let Ok(mut file) = fs::File::open(format!("/proc/{id}/stat")) {
        file.read_to_string(&mut stat).ok();
    }
    there && !stat.contains(") Z ")
}
