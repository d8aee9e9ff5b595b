//! What the tests of the whole run: `examples/`.
#![allow(dead_code, reason = "not every test file uses all of it")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

/// To be run without a terminal, and with the usual environment. Arguments are
/// separated by spaces.
pub fn faults(args: &str) -> Command {
    let mut command = Command::new(example("faults"));
    command.args(args.split_whitespace()).stdin(Stdio::null());
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.env_remove("COLUMNS").env("TERM", "xterm");
    command
}

/// The same with program seconds of 100 ms.
pub fn fast(args: &str) -> Command {
    let mut command = faults(args);
    command.args(["--second", "100ms"]);
    command
}

pub fn run(args: &str) -> Run {
    Run::of(&mut fast(args))
}

/// Nothing runs, and the message has all of these words.
#[track_caller]
pub fn assert_misuse(args: &str, words: &[&str]) {
    let mut run = Run::of(&mut faults(args)).code(2);
    assert_eq!(run.stdout, "", "{run:?}");
    for words in words {
        run = run.says(words);
    }
}

/// A run that has ended.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Run {
    pub fn of(command: &mut Command) -> Run {
        command.output().expect("it starts").into()
    }

    #[track_caller]
    pub fn code(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// On stderr.
    #[track_caller]
    pub fn says(self, words: &str) -> Run {
        assert!(self.stderr.contains(words), "{words}: {self:?}");
        self
    }

    #[track_caller]
    pub fn says_only(self, words: &str) -> Run {
        assert_eq!(self.stderr, words);
        self
    }

    /// On stdout.
    #[track_caller]
    pub fn shows(self, words: &str) -> Run {
        assert!(self.stdout.contains(words), "{words}: {self:?}");
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
            code: output.status.code(),
        }
    }
}

/// The path of an example of this crate, which is built on first use.
pub fn example(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--examples"]);
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(built.expect("cargo runs").success());
        let test = std::env::current_exe().expect("a test is a file");
        let deps = test.parent().expect("a test is in deps");
        deps.with_file_name("examples")
    });
    folder.join(name)
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The texts of what a version said.
pub fn said(version: &Value) -> Vec<&str> {
    let said = version["said"].as_array().expect("a list").iter();
    said.filter_map(|said| said["text"].as_str()).collect()
}

/// A directory of a test, which is deleted at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Folder {
        let name = format!("side-by-side-{}-{test}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        // A process that had this number may have been killed.
        fs::remove_dir_all(&folder).ok();
        fs::create_dir(&folder).expect("there is room");
        Folder(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("it is there")
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("there is room");
    }

    /// Another process writes the script. If this one did, a process that
    /// another test starts could inherit the open file, and then it cannot be
    /// run.
    pub fn write_script(&self, name: &str, script: &str) {
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"printf %s "$1" >"$0" && chmod +x "$0""#]);
        let script = format!("#!/bin/sh\n{script}\n");
        let written = shell.arg(self.path(name)).arg(script).status();
        assert!(written.expect("there is a shell").success());
    }

    /// Runs in this directory.
    pub fn run(&self, args: &str) -> Run {
        Run::of(fast(args).current_dir(&self.0))
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// A file in which programs note what a recording cannot show.
pub struct Notes(Folder);

impl Notes {
    pub fn new(name: &str) -> Notes {
        Notes(Folder::new(name))
    }

    pub fn command(&self, args: &str) -> Command {
        let mut command = fast(args);
        self.pass_to(&mut command);
        command
    }

    pub fn pass_to(&self, command: &mut Command) {
        command.env("FAULTS_NOTES", self.0.path("notes"));
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.read("notes").lines().map(str::to_owned).collect()
    }

    /// The process that was noted as this; waits until it is.
    pub fn id(&self, what: &str) -> u32 {
        let began = Instant::now();
        loop {
            let notes = fs::read_to_string(self.0.path("notes")).unwrap_or_default();
            let line = notes
                .split_inclusive('\n')
                .find_map(|l| l.strip_prefix(what));
            if let Some(id) = line.and_then(|line| line.strip_suffix('\n')) {
                return id.trim().parse().expect("a number");
            }
            assert!(began.elapsed() < Duration::from_secs(30), "no {what}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// After two seconds, the process that was noted as this is gone.
    #[cfg(unix)]
    pub fn assert_gone(&self, what: &str) {
        let id = self.id(what);
        let until = Instant::now() + Duration::from_secs(2);
        while is_there(id) {
            assert!(Instant::now() < until, "{what} {id} is still there");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

#[cfg(unix)]
pub fn kill(id: u32, signal: nix::sys::signal::Signal) {
    let id = nix::unistd::Pid::from_raw(id.cast_signed());
    nix::sys::signal::kill(id, signal).expect("it is there");
}

/// A process that has exited but was not waited for counts as gone.
#[cfg(unix)]
fn is_there(id: u32) -> bool {
    let pid = nix::unistd::Pid::from_raw(id.cast_signed());
    let stat = fs::read_to_string(format!("/proc/{id}/stat"));
    nix::sys::signal::kill(pid, None).is_ok() && !stat.is_ok_and(|stat| stat.contains(") Z "))
}
