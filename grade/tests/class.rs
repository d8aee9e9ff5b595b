//! Grades small classes with the real exercises.

#![cfg(target_os = "linux")]

use serde_json::Value;
use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

struct Class(TempDir);

impl Class {
    fn new() -> Class {
        // Everyone may read and write here, unless a check is contained.
        let all = fs::Permissions::from_mode(0o777);
        let folder = tempfile::Builder::new().permissions(all).tempdir();
        Class(folder.expect("a folder can be made"))
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("it is in the class"))
            .expect("a folder can be made");
        fs::write(path, text).expect("it can be written");
    }

    /// Grades the folder `class`, and returns its students.
    fn grade(&self) -> Value {
        let [class, json] = ["class", "class.json"].map(|f| self.path(f));
        let [limit, to] = ["--limit=8", "--json"].map(Path::new);
        let output = grade(&[&class, limit, to, &json]);
        assert!(output.status.success(), "{}", said(&output));
        let text = fs::read_to_string(json).expect("it was written");
        serde_json::from_str(&text).expect("JSON")
    }
}

fn grade(args: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grade"));
    command.args(args).output().expect("it starts")
}

fn said(output: &Output) -> String {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    format!("{stdout}{stderr}")
}

fn of_the_course(file: &str) -> String {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exercises");
    fs::read_to_string(home.join(file)).expect("it is in the course")
}

#[track_caller]
fn student<'a>(class: &'a Value, name: &str) -> &'a Value {
    let all = class.as_array().expect("a list");
    let found = all.iter().find(|student| student["student"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {class}"))
}

/// The verdict on an exercise, and the reason.
#[track_caller]
fn verdict(student: &Value, exercise: &str) -> (String, String) {
    let all = student["exercises"].as_array().expect("a list");
    let found = all.iter().find(|one| one["exercise"] == exercise);
    let found = found.expect("it is an exercise");
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (text("verdict"), text("why"))
}

#[track_caller]
fn fails(student: &Value, exercise: &str, verdict_is: &str, says: &str) {
    let (verdict, why) = verdict(student, exercise);
    assert_eq!(verdict, verdict_is, "{exercise}: {why}");
    assert!(why.contains(says), "{exercise}: {why}");
}

#[test]
fn folders_checkouts_and_archives_are_students() {
    let class = Class::new();
    let right = of_the_course("01_two_waits/solution.rs");
    let starter = of_the_course("02_never_ran/starter.rs");
    // A checkout, with another exercise than those of this copy.
    class.write("class/ann/exercises/mine/two_waits.rs", &right);
    class.write("class/ann/exercises/mine/never_ran.rs", starter);
    class.write("class/ann/exercises/mine/of_next_year.rs", "");
    // Another student's check does not count.
    class.write("class/ann/exercises/02_never_ran/check.rs", "nonsense");
    class.write("class/nobody/exercises/README.md", "");
    // An archive with a folder around it, and with paths out of it.
    let mut zip = {
        let file = File::create(class.path("class/ben.zip"));
        ZipWriter::new(file.expect("it can be made"))
    };
    let wrong = of_the_course("01_two_waits/wrong/two_threads.rs");
    for (path, text) in [
        ("ben-main/mine/two_waits.rs", wrong.as_str()),
        ("../../evil.rs", "evil"),
        ("ben-main/mine/../../../evil.rs", "evil"),
    ] {
        zip.start_file(path, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(text.as_bytes())?))
            .expect("it can be written");
    }
    zip.finish().expect("it can be written");
    class.write("class/broken.zip", "not one");
    let graded = class.grade();
    let ann = student(&graded, "ann");
    assert_eq!(verdict(ann, "two_waits").0, "passed");
    assert_eq!(verdict(ann, "never_ran").0, "not started");
    assert_eq!(ann["points"], ann["exercises"][0]["of"]);
    let note = ann["notes"][0].as_str().unwrap_or_default();
    assert!(note.contains("no exercise `of_next_year`"), "{note}");
    let ben = student(&graded, "ben");
    fails(ben, "two_waits", "failed", "not one of the runtime's");
    assert_eq!(ben["points"], 0);
    assert_eq!(student(&graded, "nobody")["points"], 0);
    let note = student(&graded, "broken")["notes"][0].to_string();
    assert!(note.contains("the archive cannot be read"), "{note}");
    assert_eq!(graded.as_array().map(Vec::len), Some(4));
}

#[test]
fn an_answer_that_cannot_be_checked_costs_no_other() {
    let class = Class::new();
    let mine = |name: &str| format!("class/ann/mine/{name}.rs");
    class.write(
        &mine("two_waits"),
        of_the_course("01_two_waits/solution.rs"),
    );
    class.write(&mine("never_ran"), "pub fn program() { 1 + \"a\" }");
    class.write(&mine("await_or_spawn"), " \n");
    class.write(&mine("three_squares"), [0xff, 0xfe]);
    class.write(&mine("keep_the_laundry"), vec![b' '; 300_000]);
    class.write(&mine("give_a_turn"), "#[cfg(any())]\npub fn program() {}");
    let reads = "pub fn program() { include_str!(\"/etc/passwd\"); }";
    class.write(&mine("cancel_and_tidy"), reads);
    let other = "#[path = \"/a.rs\"]\nmod other;\npub fn program() {}";
    class.write(&mine("all_agree"), other);
    let endless = "const X: u8 = loop {};\npub fn program() { _ = X; }";
    class.write(&mine("short_lock"), endless);
    let linked = class.path(&mine("no_lost_update"));
    std::os::unix::fs::symlink("/etc/passwd", linked).expect("it is new");
    let graded = class.grade();
    let ann = student(&graded, "ann");
    assert_eq!(verdict(ann, "two_waits").0, "passed");
    let no_code = "does not compile";
    fails(ann, "never_ran", no_code, "cannot add");
    fails(ann, "await_or_spawn", "unreadable", "it is empty");
    fails(ann, "three_squares", "unreadable", "not UTF-8");
    fails(ann, "keep_the_laundry", "unreadable", "300000 bytes");
    fails(
        ann,
        "give_a_turn",
        no_code,
        "`program` in module `give_a_turn`",
    );
    fails(
        ann,
        "cancel_and_tidy",
        no_code,
        "`include_str!` reads another",
    );
    fails(
        ann,
        "all_agree",
        no_code,
        "`mod` without a body reads another",
    );
    fails(ann, "short_lock", no_code, "constant evaluation");
    fails(ann, "no_lost_update", "unreadable", "a link");
}

#[test]
fn a_program_reaches_nothing_outside_of_its_folder() {
    let class = Class::new();
    let outside = class.path("outside.rs");
    class.write("outside.rs", "secret");
    let all = fs::Permissions::from_mode(0o666);
    fs::set_permissions(&outside, all).expect("it is ours");
    let mine = |name: &str| format!("class/ann/mine/{name}.rs");
    let tries = format!(
        "pub fn program() {{
            let path = {outside:?};
            let read = std::fs::read(path).is_ok();
            let written = std::fs::write(path, \"x\").is_ok();
            let own = std::fs::write(\"own\", \"x\").is_ok();
            panic!(\"{{read}} {{written}} {{own}}\");
        }}"
    );
    class.write(&mine("two_waits"), tries);
    // A process that has left the group of its parent.
    let marker = outside.display();
    let leaves = format!(
        "pub fn program() {{
            let mut other = std::process::Command::new(\"setsid\");
            other.args([\"sh\", \"-c\", \"sleep 1000; : {marker}\"]);
            other.spawn().expect(\"it starts\");
        }}"
    );
    class.write(&mine("never_ran"), leaves);
    let takes = "pub fn program() {
        let mut all = Vec::new();
        loop { all.push(vec![1_u8; 10_000_000]); }
    }";
    class.write(&mine("await_or_spawn"), takes);
    let kills = "pub fn program() {
        let kill = [\"-STOP\", &std::os::unix::process::parent_id().to_string()]
            .map(str::to_owned);
        std::process::Command::new(\"kill\").args(kill).status().ok();
        std::thread::sleep(std::time::Duration::from_secs(1000));
    }";
    class.write(&mine("three_squares"), kills);
    let graded = class.grade();
    let ann = student(&graded, "ann");
    fails(ann, "two_waits", "failed", "false false true");
    assert_eq!(fs::read_to_string(&outside).expect("it is"), "secret");
    assert_ne!(verdict(ann, "never_ran").0, "passed");
    let mut left = Command::new("pgrep");
    let left = left.args(["-f", &marker.to_string()]).output();
    assert_eq!(left.map(|left| left.stdout).unwrap_or_default(), b"");
    fails(ann, "await_or_spawn", "failed", "memory allocation");
    fails(ann, "three_squares", "hangs", "the check took over 8 s");
}

/// Root's checks run as another user, who gets a new folder and no other.
#[test]
fn the_temporary_folder_keeps_its_owner() {
    let class = Class::new();
    class.write("ann/exercises/README.md", "");
    class.write("tmp/file", "");
    let owner = || {
        let metadata = fs::metadata(class.path("tmp"));
        metadata.expect("it is there").uid()
    };
    let before = owner();
    let mut command = Command::new(env!("CARGO_BIN_EXE_grade"));
    command
        .arg(class.path("ann"))
        .env("TMPDIR", class.path("tmp"));
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(owner(), before);
}

#[test]
fn wrong_use_says_what_is_expected() {
    let class = Class::new();
    class.write("notes.md", "");
    class.write("list.txt", "gone\n");
    for (path, code, says) in [
        ("gone", 2, "gone cannot be read"),
        ("notes.md", 2, "is neither a folder nor an archive"),
        ("list.txt", 2, "gone cannot be read"),
        ("", 2, "no student was found"),
    ] {
        let output = grade(&[&class.path(path)]);
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        assert!(said(&output).contains(says), "{}", said(&output));
    }
    // It is said before the class is checked.
    class.write("ann/mine/two_waits.rs", "pub fn program() {}");
    let csv = class.path("gone/class.csv");
    let output = grade(&[&class.path("ann"), Path::new("--csv"), &csv]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("class.csv cannot be written"));
}
