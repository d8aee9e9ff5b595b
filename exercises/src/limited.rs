//! Runs cargo and checks with a time limit, for the runner and for `grade`. A
//! command that exceeds the limit is killed with all processes that it has
//! started. They are also killed if the runner ends, however it ends.
//!
//! On Unix a guard process does this: this executable again, as the leader of
//! a process group. Its stdin is a pipe from the runner; when the pipe is
//! closed, the guard kills the group.

use std::{
    env,
    ffi::OsStr,
    io::{self, Read},
    process::{Child, Command, ExitCode, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

/// With this argument the process is a guard; the command follows.
const GUARD: &str = "--guard";
/// Sets the limit in seconds, instead of the default limits.
pub const LIMIT: &str = "EXERCISES_LIMIT";
/// How long to wait before checking again whether a process has ended.
const PAUSE: Duration = Duration::from_millis(5);
/// How long killed processes may take to exit, and their output to be read.
const LAST_BREATH: Duration = Duration::from_secs(2);

/// A command that ended within its limit.
pub struct Ended {
    /// `None` if a signal ended it.
    pub code: Option<i32>,
    /// Empty if it was not piped, and so is `stderr`.
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

/// The limit that the environment sets, or else the default one.
pub fn limit(usual: Duration) -> Duration {
    let asked = env::var(LIMIT).ok();
    let seconds = asked.and_then(|seconds| seconds.parse().ok());
    seconds.map_or(usual, Duration::from_secs)
}

/// `None`: it took longer, and was killed.
///
/// # Errors
///
/// If the command cannot be started.
pub fn run(
    command: &Command,
    stdout: Stdio,
    stderr: Stdio,
    limit: Duration,
) -> io::Result<Option<Ended>> {
    let mut guarded = guarded(command)?;
    guarded.stdout(stdout).stderr(stderr);
    let mut child = guarded.spawn()?;
    let stdout = child.stdout.take().map(read);
    let stderr = child.stderr.take().map(read);
    let status = match wait(&mut child, limit)? {
        Some(status) => status,
        None => {
            end(&mut child);
            wait(&mut child, LAST_BREATH)?;
            return Ok(None);
        }
    };
    let text = |pipe: Option<Receiver<_>>| {
        let all = pipe.and_then(|pipe| pipe.recv_timeout(LAST_BREATH).ok());
        all.unwrap_or_default()
    };
    Ok(Some(Ended {
        code: status.code(),
        stdout: text(stdout),
        stderr: text(stderr),
    }))
}

fn wait(
    child: &mut Child,
    limit: Duration,
) -> io::Result<Option<std::process::ExitStatus>> {
    let began = Instant::now();
    loop {
        let status = child.try_wait()?;
        if status.is_some() || began.elapsed() >= limit {
            return Ok(status);
        }
        thread::sleep(PAUSE);
    }
}

/// Reads in a thread, because another process may keep the pipe open forever.
fn read(mut pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, all) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).ok();
        sender.send(bytes).ok();
    });
    all
}

/// The same command, run by a guard.
#[cfg(unix)]
fn guarded(command: &Command) -> io::Result<Command> {
    use std::{os::unix::process::CommandExt, path::PathBuf};
    // On Linux this works even if cargo has rebuilt the runner meanwhile.
    let running = PathBuf::from("/proc/self/exe");
    let own = match running.exists() {
        true => running,
        false => env::current_exe()?,
    };
    let mut guard = Command::new(own);
    guard.arg(GUARD).arg(command.get_program());
    like(&mut guard, command);
    guard.process_group(0).stdin(Stdio::piped());
    Ok(guard)
}

#[cfg(not(unix))]
fn guarded(command: &Command) -> io::Result<Command> {
    let mut same = Command::new(command.get_program());
    like(&mut same, command);
    same.stdin(Stdio::null());
    Ok(same)
}

/// Copies the arguments, the folder and the variables of the other command.
fn like(command: &mut Command, other: &Command) {
    command.args(other.get_args());
    if let Some(folder) = other.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in other.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
}

#[cfg(unix)]
fn end(guard: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    // An error means that no process is left.
    kill_process_group(Pid::from_child(guard), Signal::KILL).ok();
}

#[cfg(not(unix))]
fn end(child: &mut Child) {
    // An error means that it has already ended.
    child.kill().ok();
}

/// Runs as the guard, if this process was started as one.
pub fn guard() -> Option<ExitCode> {
    let mut args = env::args_os().skip(1);
    if args.next()? != OsStr::new(GUARD) {
        return None;
    }
    thread::spawn(end_with_the_runner);
    let mut command = Command::new(args.next()?);
    let status = command.args(args).stdin(Stdio::null()).status();
    Some(match status {
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            let program = command.get_program().display();
            eprintln!("cannot run {program}: {error}");
            ExitCode::FAILURE
        }
    })
}

fn end_with_the_runner() {
    io::copy(&mut io::stdin(), &mut io::sink()).ok();
    #[cfg(unix)]
    {
        use rustix::process::{Signal, getpgrp, getpid, kill_process_group};
        if getpgrp() == getpid() {
            kill_process_group(getpgrp(), Signal::KILL).ok();
        }
    }
}
