//! Tests the runner on a copy of the exercises, so that a student's files are
//! not touched. A script replaces cargo and prints what cargo would print.

#![cfg(unix)]

use serde_json::Value;
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant, SystemTime},
};

/// The student's file: `mine/two_waits.rs`.
fn mine(folder: &str) -> String {
    format!("mine/{}.rs", &folder[3..])
}

/// A copy of this crate, which is deleted when it is dropped.
struct Copy {
    home: PathBuf,
}

impl Copy {
    fn new() -> Copy {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("exercises-{}-{nth}", std::process::id());
        let home = env::temp_dir().join(name);
        copy(Path::new(env!("CARGO_MANIFEST_DIR")), &home);
        let copy = Copy { home };
        copy.cargo_says("exit 0");
        copy
    }

    fn path(&self, file: &str) -> PathBuf {
        self.home.join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("it is there")
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let folder = self.path(file);
        let folder = folder.parent().expect("it is in the copy");
        fs::create_dir_all(folder).expect("it can be made");
        fs::write(self.path(file), text).expect("it can be written");
    }

    fn solve(&self, exercise: &str) {
        let solution = self.read(&format!("{exercise}/solution.rs"));
        self.write(&mine(exercise), solution);
    }

    fn solve_all(&self) {
        for entry in fs::read_dir(&self.home).expect("it is there").flatten() {
            if entry.path().join("solution.rs").exists() {
                self.solve(&entry.file_name().to_string_lossy());
            }
        }
    }

    /// A script that replaces the check of each exercise.
    fn check_does(&self, script: &str) {
        self.executable("check", script);
        self.cargo_says(&format!(
            r#"name=$(echo "$*" | sed 's/.*--test \([a-z_]*\).*/\1/')
            echo "{{\"target\":{{\"name\":\"$name\"}},\"executable\":\"{}\"}}"
            echo '{{"reason":"build-finished","success":true}}'"#,
            self.path("check").display()
        ));
    }

    fn cargo_says(&self, script: &str) {
        self.executable("cargo", script);
    }

    fn executable(&self, name: &str, script: &str) {
        // Another process writes it. If this one did, a process that another
        // test starts could have it open, and then it cannot be run.
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"printf %s "$1" >"$0" && chmod +x "$0""#]);
        shell
            .arg(self.path(name))
            .arg(format!("#!/bin/sh\n{script}\n"));
        assert!(shell.status().expect("there is a shell").success());
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_exercises"));
        command.args(args).env("CARGO_MANIFEST_DIR", &self.home);
        command
            .env("CARGO", self.path("cargo"))
            .env("COLUMNS", "500");
        command.stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).output().expect("it starts");
        Ran::new(&output)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.home).ok();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("it is there") {
        let path = entry.expect("it is there").path();
        let name = path.file_name().expect("a name").to_os_string();
        // A student's, or what an earlier check remembered.
        if name == "mine" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("it can be copied");
        }
    }
}

struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn new(output: &Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    #[track_caller]
    fn ends(&self, code: i32, says: &str) {
        let all = format!("{}{}", self.stdout, self.stderr);
        assert!(all.contains(says), "{says:?} is not in:\n{all}");
        assert_eq!(self.code, Some(code), "{all}");
    }
}

#[test]
fn the_list_names_the_next_one() {
    let copy = Copy::new();
    let list = copy.run(&[]);
    list.ends(0, "0 of ");
    list.ends(0, "· two_waits ");
    list.ends(0, "Next: Two waits that overlap (5 min)");
    copy.check_does("exit 0");
    copy.run(&["check"]).ends(0, "One solution: ");
    let list = copy.run(&[]);
    list.ends(0, "✔ two_waits ");
    list.ends(0, "Next: The coroutine that never ran");
    // A verdict is only about the version that was checked.
    copy.solve("01_two_waits");
    copy.run(&[]).ends(0, "· two_waits ");
}

#[test]
fn a_verdict_is_of_what_was_there_when_the_check_began() {
    let copy = Copy::new();
    let saved = copy.path("mine/two_waits.rs");
    copy.check_does(&format!("echo >> {}", saved.display()));
    copy.run(&["check", "two_waits"]).ends(0, "One solution: ");
    copy.run(&[]).ends(0, "· two_waits ");
}

#[test]
fn an_exercise_is_known_by_its_name_and_its_folder() {
    let copy = Copy::new();
    copy.check_does("exit 0");
    let folder = ["01_two_waits", "01_two_waits/", "01", "1"];
    for name in ["two_waits", "two-waits"].into_iter().chain(folder) {
        copy.run(&["check", name]).ends(0, "two_waits: Two waits");
    }
    let unknown = copy.run(&["check", "too_waits"]);
    unknown.ends(2, "unknown exercise `too_waits`. Did you mean `two_waits`?");
    copy.run(&["chek"]).ends(2, "unrecognized subcommand");
}

#[test]
fn a_check_ends_as_the_program_does() {
    let copy = Copy::new();
    for (script, code, mark) in
        [("exit 1", 1, "✗"), ("exit 3", 1, "✗"), ("exit 0", 0, "✔")]
    {
        copy.check_does(&format!("echo what it did; {script}"));
        let check = copy.run(&["check", "two_waits"]);
        check.ends(code, "what it did");
        copy.run(&[]).ends(0, &format!("{mark} two_waits "));
    }
    // cargo's error messages are shown unchanged.
    copy.cargo_says(
        r#"echo "error: expected one of" >&2
        echo '{"reason":"build-finished","success":false}'; exit 101"#,
    );
    copy.run(&["check", "two_waits"])
        .ends(1, "error: expected one of");
    // That is not a verdict on the student's program.
    copy.cargo_says("echo no space >&2; exit 101");
    let broken = copy.run(&["check", "never_ran"]);
    broken.ends(1, "error: cargo cannot build here");
    broken.ends(1, "no space");
    copy.run(&[]).ends(0, "· never_ran ");
}

#[test]
fn a_verdict_is_of_an_older_file_that_took_the_place() {
    let copy = Copy::new();
    // Like cargo, it does not build if the source is older.
    copy.cargo_says(&format!(
        r#"cd {}; fresh=true
        [ mine/two_waits.rs -nt check ] && rm -f check
        [ -e check ] || {{ fresh=false; echo built >&2; touch check; }}
        if cmp -s mine/two_waits.rs 01_two_waits/solution.rs
        then code=0; else code=1; fi
        $fresh || printf '#!/bin/sh\nexit %s\n' $code >check
        chmod +x check
        echo "{{\"target\":{{\"name\":\"two_waits\"}},\"fresh\":$fresh,
        \"executable\":\"$PWD/check\"}}" | tr -d '\n'; echo
        echo '{{"reason":"build-finished","success":true}}'"#,
        copy.home.display()
    ));
    let check = |code, builds: bool| {
        let check = copy.run(&["check", "two_waits"]);
        check.ends(code, "two_waits: ");
        assert_eq!(check.stderr.contains("built"), builds);
    };
    let is_old = || {
        let mut options = fs::File::options();
        let file = options.write(true);
        let file = file.open(copy.path("mine/two_waits.rs"));
        let long_ago = SystemTime::now() - Duration::from_secs(1000);
        file.and_then(|file| file.set_modified(long_ago))
            .expect("it is ours");
    };
    let starter = copy.read("01_two_waits/starter.rs");
    check(1, true);
    check(1, false);
    copy.solve("01_two_waits");
    is_old();
    check(0, true);
    check(0, false);
    copy.write("mine/two_waits.rs", &starter);
    is_old();
    check(1, true);
    // Another cargo has built it from another source.
    copy.executable("check", "exit 0");
    check(1, true);
}

/// Whether the process whose id is in this file still runs.
fn runs(file: &Path) -> bool {
    let number = fs::read_to_string(file).expect("it was written");
    let mut kill = Command::new("kill");
    kill.args(["-0", number.trim()]).stderr(Stdio::null());
    kill.status().expect("there is kill").success()
}

#[track_caller]
fn ends_soon(file: &Path) {
    let until = Instant::now() + Duration::from_secs(20);
    while runs(file) {
        assert!(Instant::now() < until, "{} runs", file.display());
        thread::sleep(Duration::from_millis(20));
    }
}

/// Starts another process, writes its id to the file, and waits forever.
fn for_ever(file: &Path) -> String {
    let file = file.display();
    format!(
        "echo checked; sleep 60 & echo $! >{file}.new; mv {file}.new {file}; wait"
    )
}

#[test]
fn a_compiler_that_takes_for_ever_is_ended() {
    let copy = Copy::new();
    let sleeps = copy.path("sleeps");
    copy.cargo_says(&for_ever(&sleeps));
    let began = Instant::now();
    let mut check = copy.command(&["check", "two_waits"]);
    let output = check.env("EXERCISES_LIMIT", "1").output();
    let check = Ran::new(&output.expect("it starts"));
    check.ends(
        1,
        "the compiler had not finished after 1 s, so it was killed",
    );
    ends_soon(&sleeps);
    // They did not end by themselves.
    assert!(began.elapsed() < Duration::from_secs(50));
    copy.run(&[]).ends(0, "✗ two_waits ");
}

#[test]
fn a_check_that_was_stopped_is_ended() {
    let copy = Copy::new();
    let sleeps = copy.path("sleeps");
    for stop in ["", "sh -c 'kill -STOP $PPID'; ", "kill -STOP $PPID; "] {
        copy.check_does(&format!("{stop}{}", for_ever(&sleeps)));
        let mut check = copy.command(&["check", "two_waits"]);
        let output = check.env("EXERCISES_LIMIT", "1").output();
        let check = Ran::new(&output.expect("it starts"));
        check.ends(1, "the check had not finished after 1 s, so it was killed");
        if sleeps.exists() {
            ends_soon(&sleeps);
        }
    }
}

#[test]
fn what_the_runner_started_ends_with_it() {
    let copy = Copy::new();
    let sleeps = copy.path("sleeps");
    copy.check_does(&for_ever(&sleeps));
    let mut check = copy.command(&["check", "two_waits"]);
    let mut check = check.spawn().expect("it starts");
    let until = Instant::now() + Duration::from_secs(20);
    while !sleeps.exists() {
        assert!(Instant::now() < until, "the check never runs");
        thread::sleep(Duration::from_millis(20));
    }
    check.kill().expect("it runs");
    check.wait().expect("it ends");
    ends_soon(&sleeps);
}

#[test]
fn a_macro_that_is_missing_is_explained() {
    let copy = Copy::new();
    copy.cargo_says(
        r#"echo "error: cannot find macro" >&2
        echo '{"reason":"build-finished","success":false}'; exit 101"#,
    );
    for (code, instead) in [
        ("futures::select! { _ = a => {} }", "`tokio::select!`"),
        ("use futures::join;\njoin!(a, b);", "`tokio::join!`"),
        ("futures::try_join!(a, b)", "`tokio::try_join!`"),
        (
            "#[tokio::main]\nasync fn main() {}",
            "`pub async fn program` below `#[tokio::main]`",
        ),
        ("#[async_std::main]", "`async_std::task::block_on"),
        ("smol_macros::main! {}", "`smol::block_on"),
    ] {
        copy.write("mine/two_waits.rs", code);
        let check = copy.run(&["check", "two_waits"]);
        check.ends(1, "error: cannot find macro");
        check.ends(1, "Only tokio's macros are available");
        check.ends(1, instead);
    }
    copy.write("mine/two_waits.rs", "fn program() {}");
    copy.run(&["check", "two_waits"])
        .ends(1, "Write `pub fn program()`, because");
    // The message is not shown for other errors.
    for code in [
        "// futures::select!\nfn (",
        "tokio::select! { _ = a => {} }",
    ] {
        copy.write("mine/two_waits.rs", code);
        let check = copy.run(&["check", "two_waits"]);
        check.ends(1, "error: cannot find macro");
        assert!(!check.stdout.contains("macros are"), "{}", check.stdout);
    }
}

#[test]
fn the_student_s_file_is_made_by_the_list_and_by_the_first_check() {
    let copy = Copy::new();
    copy.check_does("exit 1");
    copy.run(&[]).ends(0, "mine/two_waits.rs, then run");
    let starter = |folder: &str| copy.read(&format!("{folder}/starter.rs"));
    assert_eq!(copy.read("mine/two_waits.rs"), starter("01_two_waits"));
    copy.run(&["check", "never_ran"]).ends(1, "A hint");
    assert_eq!(copy.read("mine/never_ran.rs"), starter("02_never_ran"));
    // What is there stays.
    copy.write("mine/two_waits.rs", "// mine");
    copy.run(&[]).ends(0, "mine/two_waits.rs, then run");
    copy.run(&["check"]).ends(1, "A hint");
    assert_eq!(copy.read("mine/two_waits.rs"), "// mine");
}

#[test]
fn git_does_not_touch_what_the_student_wrote() {
    // An unpacked archive is not a repository, so git is not asked.
    let ignored = include_str!("../../.gitignore");
    assert!(ignored.lines().any(|line| line == "/exercises/mine/"));
}

#[test]
fn a_file_that_cannot_be_read_can_be_reset() {
    let copy = Copy::new();
    copy.write("mine/two_waits.rs", [0xff, 0xfe]);
    let check = copy.run(&["check", "two_waits"]);
    check.ends(1, "two_waits.rs cannot be read: ");
    check.ends(
        1,
        "`cargo run -p exercises -- reset two_waits` restores the starter",
    );
    copy.run(&["reset", "two_waits"])
        .ends(0, "is the starter again");
    let starter = copy.read("01_two_waits/starter.rs");
    assert_eq!(copy.read("mine/two_waits.rs"), starter);
    assert_eq!(
        fs::read(copy.path("mine/two_waits.1.rs")).ok(),
        Some(vec![0xff, 0xfe])
    );
}

#[test]
fn reset_keeps_what_the_student_wrote() {
    let copy = Copy::new();
    for nth in 1..3 {
        copy.write("mine/two_waits.rs", format!("// {nth}"));
        copy.run(&["reset", "two_waits"])
            .ends(0, "is the starter again");
        let kept = copy.read(&format!("mine/two_waits.{nth}.rs"));
        assert_eq!(kept, format!("// {nth}"));
    }
    // A starter is not kept.
    copy.run(&["reset", "two_waits"])
        .ends(0, "is the starter again");
    assert!(!copy.path("mine/two_waits.3.rs").exists());
}

#[test]
fn each_hint_comes_after_the_one_before() {
    let copy = Copy::new();
    let first = copy.run(&["hint", "two_waits"]);
    first.ends(0, "1. Look at the two lanes.");
    first.ends(0, "2 more: run `hint` again.");
    assert!(!first.stdout.contains("\n2. "), "{}", first.stdout);
    copy.run(&["hint", "two_waits"]).ends(0, "\n2. ");
    copy.run(&["hint", "two_waits"]).ends(0, "\n3. ");
    copy.run(&["hint", "two_waits"])
        .ends(0, "There are no more hints.");
}

#[test]
fn what_was_remembered_may_be_nonsense() {
    let copy = Copy::new();
    for state in [
        r#"{"two_waits":{"hints":18446744073709551615}}"#,
        r#"{"two_waits":{"hints":1e400,"hash":-1,"verdict":7}}"#,
        r#"{"two_waits":[{}]}"#,
        "[[[[",
        "",
    ] {
        copy.write(".state", state);
        let hint = copy.run(&["hint", "two_waits"]);
        hint.ends(0, "1. Look at the two lanes.");
        copy.run(&[]).ends(0, "· two_waits ");
    }
}

#[test]
fn a_solution_is_shown_after_ones_own() {
    let copy = Copy::new();
    let solution = copy.read("01_two_waits/solution.rs");
    let refused = copy.run(&["solution", "two_waits"]);
    refused.ends(1, "Your program does not pass yet.");
    let anyway = copy.run(&["solution", "two_waits", "--anyway"]);
    anyway.ends(0, &solution);
    copy.check_does("exit 0");
    copy.run(&["check", "two_waits"]).ends(0, "One solution");
    copy.run(&["solution", "two_waits"]).ends(0, &solution);
}

#[test]
fn a_class_is_graded_by_exit_code_and_json() {
    let copy = Copy::new();
    copy.check_does("exit 0");
    copy.solve_all();
    let all = copy.run(&["grade", "--json"]);
    let json: Value = serde_json::from_str(&all.stdout).expect("JSON");
    assert_eq!(all.code, Some(0));
    assert_eq!(json["points"], json["of"]);
    // One file is missing, one is the starter, one is not text, and the other
    // exercises hang.
    fs::remove_file(copy.path("mine/two_waits.rs")).expect("it is");
    copy.run(&["reset", "never_ran"]).ends(0, "is the starter");
    copy.write("mine/await_or_spawn.rs", [0xff]);
    copy.check_does("exit 3");
    let none = copy.run(&["grade", "--json"]);
    let json: Value = serde_json::from_str(&none.stdout).expect("JSON");
    assert_eq!(none.code, Some(1));
    assert_eq!(json["points"], 0);
    let verdict = |nth: usize| json["exercises"][nth]["verdict"].clone();
    assert_eq!(verdict(0), "not started");
    assert_eq!(verdict(1), "not started");
    assert_eq!(verdict(2), "does not compile");
    assert_eq!(verdict(3), "hangs");
    // A full disk must not cost a student's points.
    copy.cargo_says("echo no space >&2; exit 101");
    let broken = copy.run(&["grade", "--json"]);
    broken.ends(1, "error: cargo cannot build here\nno space");
    assert_eq!(broken.stdout, "");
}

#[test]
fn a_teacher_adds_an_exercise() {
    let copy = Copy::new();
    copy.write("mine/two_waits.rs", "// a student's");
    let count = copy.read("exercises.toml").matches("[[exercise]]").count();
    copy.run(&["new", "tea_time"])
        .ends(0, "is a copy of the first exercise");
    let folder = format!("{:02}_tea_time", count + 1);
    let file = |name: &str| copy.read(&format!("{folder}/{name}"));
    assert!(file("main.rs").contains("mine/tea_time.rs"));
    assert!(file("README.md").contains("-- check tea_time"));
    assert!(copy.read("Cargo.toml").contains("name = \"tea_time\""));
    let path = format!("tea_time_solution: \"../{folder}/solution.rs\",\n");
    assert!(copy.read("tests/every.in").contains(&path));
    copy.run(&[]).ends(0, "· tea_time ");
    for name in ["tea_time", "Tea", "../tea", ""] {
        copy.run(&["new", name]).ends(2, "error: ");
    }
}

#[test]
fn lists_follow_from_the_exercises() {
    let copy = Copy::new();
    let files = ["Cargo.toml", "tests/every.in", "sums.txt"];
    let before = files.map(|file| copy.read(file));
    copy.run(&["lists"]).ends(0, "");
    assert!(files.map(|file| copy.read(file)) == before);
    copy.write("02_never_ran/right/another.rs", "");
    copy.write("02_never_ran/check.rs", "");
    copy.write("sums.txt", "");
    let manifest = &before[0];
    let (own, _) = manifest.split_once("[[test]]\nname = \"all").expect("it");
    copy.write("Cargo.toml", own);
    copy.run(&["lists"]).ends(0, "");
    assert_eq!(copy.read("Cargo.toml"), *manifest);
    let another = "never_ran_another: \"../02_never_ran/right/another.rs\"";
    assert!(copy.read("tests/every.in").contains(another));
    let sums = copy.read("sums.txt");
    assert_eq!(sums.lines().count(), before[2].lines().count());
    assert!(sums.contains("cbf29ce484222325 02_never_ran/check.rs"));
}

#[test]
fn there_is_no_verdict_by_files_that_are_not_the_course_s() {
    let copy = Copy::new();
    copy.check_does("exit 0");
    for file in ["check.rs", "starter.rs", "solution.rs"] {
        let path = format!("01_two_waits/{file}");
        let text = copy.read(&path);
        copy.write(&path, text.replace('\n', "\r\n"));
        copy.run(&["check", "two_waits"]).ends(0, "One solution: ");
        copy.write(&path, "fn another() {}");
        let says = format!("no verdict: {path} was altered");
        copy.run(&["check", "two_waits"]).ends(1, &says);
        copy.run(&[]).ends(0, "✗ two_waits ");
        fs::remove_file(copy.path(&path)).expect("it is there");
        copy.run(&["check", "two_waits"]).ends(1, &says);
        copy.run(&["check", "never_ran"]).ends(0, "One solution: ");
        copy.write(&path, text);
    }
    // One exercise overwrites another's check, and hides it.
    let program = format!(
        "cd {}; echo >02_never_ran/check.rs; echo >sums.txt",
        copy.home.display()
    );
    copy.check_does(&program);
    copy.solve_all();
    let grade = copy.run(&["grade", "--json"]);
    let json: Value = serde_json::from_str(&grade.stdout).expect("JSON");
    let verdict = |nth: usize| json["exercises"][nth]["verdict"].clone();
    assert_eq!(verdict(0), "passed");
    assert_eq!(verdict(1), "altered");
    assert_eq!(json["exercises"][1]["points"], 0);
    assert_eq!(verdict(2), "passed");
    grade.ends(
        1,
        "never_ran: no verdict: 02_never_ran/check.rs was altered",
    );
}

#[test]
fn a_program_that_changes_its_own_check_gets_no_verdict() {
    let copy = Copy::new();
    let tests = copy.path("01_two_waits/check.rs");
    copy.check_does(&format!("echo >{}", tests.display()));
    copy.run(&["check", "two_waits"])
        .ends(1, "no verdict: 01_two_waits/check.rs was");
    // Built with another check, it restores the course's.
    let tests = copy.path("02_never_ran/check.rs");
    let text = copy.read("02_never_ran/check.rs");
    copy.write("02_never_ran/check.rs", "fn another() {}");
    copy.write("kept", text);
    let kept = copy.path("kept");
    let restores = format!("cp {} {}", kept.display(), tests.display());
    copy.check_does(&restores);
    copy.run(&["check", "never_ran"])
        .ends(1, "no verdict: 02_never_ran/check.rs was");
}

#[test]
fn a_name_that_would_break_the_workspace_is_refused() {
    let copy = Copy::new();
    let files = ["Cargo.toml", "exercises.toml", "tests/every.in"];
    let before = files.map(|file| copy.read(file));
    for (name, why) in [
        ("every", "a test of this package"),
        ("runner", "a test of this package"),
        ("exercises", "this package"),
        ("tokio", "a crate that is used here"),
        ("side_by_side", "a crate that is used here"),
        ("async", "Rust or cargo uses it"),
        ("std", "Rust or cargo uses it"),
        ("deps", "Rust or cargo uses it"),
        ("two", "programs of another exercise"),
    ] {
        let refused = copy.run(&["new", name]);
        refused.ends(2, &format!("error: `{name}` cannot be a name: "));
        refused.ends(2, why);
    }
    assert!(files.map(|file| copy.read(file)) == before);
}

#[test]
fn it_works_on_the_workspace_in_which_it_is_run() {
    let copy = Copy::new();
    copy.check_does("exit 0");
    let elsewhere = copy.path("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder can be made");
    let run = |folder: &Path, args: &[&str]| {
        let mut command = copy.command(args);
        // As if it had not been started by cargo.
        command.env_remove("CARGO_MANIFEST_DIR").current_dir(folder);
        Ran::new(&command.output().expect("it starts"))
    };
    let home = fs::canonicalize(&copy.home).expect("it is there");
    for folder in ["", "01_two_waits", "elsewhere"] {
        let list = run(&copy.path(folder), &[]);
        list.ends(0, &home.join("01_two_waits").display().to_string());
        assert_eq!(list.stderr, "");
    }
    run(&elsewhere, &["check", "two_waits"]).ends(0, "One solution");
    copy.run(&[]).ends(0, "✔ two_waits ");
    // It says so when it uses the workspace where it was built.
    let built = concat!("Using those in ", env!("CARGO_MANIFEST_DIR"));
    run(&env::temp_dir(), &[]).ends(0, built);
    // Cargo may have started another program that started this one.
    let mut command = copy.command(&[]);
    command.env("CARGO_MANIFEST_DIR", &elsewhere);
    command.current_dir(&elsewhere);
    let list = Ran::new(&command.output().expect("it starts"));
    list.ends(0, &home.join("02_never_ran").display().to_string());
}

#[test]
fn an_exercise_that_cannot_be_added_leaves_nothing() {
    let copy = Copy::new();
    // The lists are written last.
    copy.write("Cargo.toml", "[package]\nname = \"exercises\"\n");
    let files = ["Cargo.toml", "exercises.toml", "tests/every.in", "sums.txt"];
    let before = files.map(|file| copy.read(file));
    copy.run(&["new", "tea_time"])
        .ends(1, "Cargo.toml has no line ");
    assert!(files.map(|file| copy.read(file)) == before);
    copy.run(&[]).ends(0, "0 of ");
    let is_new = |path: PathBuf| path.to_string_lossy().ends_with("tea_time");
    let entries = fs::read_dir(&copy.home).expect("it is there");
    assert!(!entries.flatten().any(|entry| is_new(entry.path())));
}

/// Waits until the output contains this text that often.
fn wait_for(watching: &Path, says: &str, times: usize) {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let said = fs::read_to_string(watching).unwrap_or_default();
        if said.matches(says).count() >= times {
            return;
        }
        assert!(Instant::now() < until, "{says:?} is not in:\n{said}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn watching(copy: &Copy, output: &Path) -> Child {
    let mut command = copy.command(&["watch"]);
    let output = fs::File::create(output).expect("it can be made");
    command.stdin(Stdio::piped()).stdout(output);
    command.spawn().expect("it starts")
}

#[test]
fn watch_checks_again_after_each_save_and_obeys_keys() {
    let copy = Copy::new();
    copy.check_does("echo checked; exit 1");
    let output = copy.path("output");
    let mut watch = watching(&copy, &output);
    let mut keys = watch.stdin.take().expect("it is piped");
    let mut press = |key: &str| {
        writeln!(keys, "{key}").expect("it reads");
    };
    wait_for(&output, "checked", 1);
    copy.solve("01_two_waits");
    wait_for(&output, "checked", 2);
    fs::remove_file(copy.path("mine/two_waits.rs")).expect("it is");
    wait_for(&output, "cannot be read", 1);
    copy.solve("01_two_waits");
    wait_for(&output, "checked", 3);
    press("h");
    wait_for(&output, "1. Look at the two lanes.", 1);
    press("what?");
    press("n");
    wait_for(&output, "never_ran: ", 1);
    press("q");
    assert_eq!(watch.wait().expect("it ends").code(), Some(0));
}

#[test]
fn watch_needs_no_terminal() {
    let copy = Copy::new();
    copy.check_does("echo checked; exit 1");
    let output = copy.path("output");
    let mut watch = watching(&copy, &output);
    drop(watch.stdin.take());
    wait_for(&output, "checked", 1);
    copy.solve("01_two_waits");
    wait_for(&output, "checked", 2);
    watch.kill().expect("it runs");
    watch.wait().expect("it ends");
}
