//! Runs a check in a process that contains it: this executable again. It limits
//! memory, processor time, processes and files, can write only to its own
//! folder, reads neither home directories nor the course, and ends everything
//! that the check has started. The network is not limited.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::Path,
    process::{Command, ExitCode},
};

/// With this argument the process contains another: the folder, the limits and
/// the command follow.
const CONTAINER: &str = "--contain";

/// With this argument the process limits its memory and becomes the command
/// that follows.
const LIMIT: &str = "--limit-memory";
/// For each process of a build, in bytes. The compiler needs less than half.
const COMPILER: u64 = 2_000_000_000;

/// The exit code for a check that took longer than its limit.
pub const TOO_LONG: u8 = 124;

/// For each check.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Whether the system can contain it.
    pub is_contained: bool,
    pub seconds: u64,
    /// For each process.
    pub megabytes: u64,
}

/// The command, which runs the check in this folder.
pub fn command(
    executable: &Path,
    name: &str,
    folder: &Path,
    limits: &Limits,
) -> std::io::Result<Command> {
    let mut command = match limits.is_contained {
        true => Command::new(env::current_exe()?),
        false => Command::new(executable),
    };
    if limits.is_contained {
        command.arg(CONTAINER).arg(folder);
        command.arg(limits.seconds.to_string());
        command.arg(limits.megabytes.to_string());
        command.arg(executable);
    }
    command.arg(name).current_dir(folder);
    Ok(command)
}

/// The command, whose processes may not use more than [`COMPILER`].
pub fn with_little_memory(program: OsString) -> std::io::Result<Command> {
    if cfg!(not(target_os = "linux")) {
        return Ok(Command::new(program));
    }
    let mut command = Command::new(env::current_exe()?);
    command.arg(LIMIT).arg(program);
    Ok(command)
}

#[cfg(target_os = "linux")]
pub use linux::{is_possible, run_as_container};

#[cfg(not(target_os = "linux"))]
pub fn is_possible() -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
pub fn run_as_container() -> Option<ExitCode> {
    None
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use landlock::{
        ABI, Access, AccessFs, CompatLevel, Compatible, RestrictionStatus,
        Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError, RulesetStatus,
        Scope, path_beneath_rules,
    };
    use rustix::process::{
        Pid, Resource, Rlimit, Signal, WaitOptions, getpgrp, getpid,
        kill_process, kill_process_group, setrlimit, wait as wait_for_any,
    };
    use std::{
        fs, io,
        os::unix::{fs::chown, process::CommandExt},
        process::Child,
        thread,
        time::{Duration, Instant},
    };

    /// What a program of the system needs: its libraries, and facts about the
    /// system.
    const READABLE: [&str; 9] = [
        "/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys", "/dev",
        "/nix",
    ];
    /// A program that writes nothing writes here.
    const WRITABLE: [&str; 3] = ["/dev/null", "/dev/zero", "/dev/full"];
    /// The newest rules that are asked for. An older system applies those that
    /// it knows.
    const RULES: ABI = ABI::V6;
    /// A check starts fewer threads and processes.
    const PROCESSES: u64 = 1000;
    /// The largest file that a program may write, in bytes.
    const FILE: u64 = 64_000_000;
    /// The user `nobody`. If root grades, checks run as this user, because the
    /// system does not limit how many processes root starts.
    const NOBODY: u32 = 65534;
    /// How long to wait before looking again.
    const PAUSE: Duration = Duration::from_millis(5);
    /// How long what is left is looked for and ended.
    const ENDING: Duration = Duration::from_secs(10);

    /// Whether the system can contain a check: tries it with a harmless command.
    pub fn is_possible() -> bool {
        let tried = || {
            let folder = crate::folder()?;
            let mut trial = Command::new(env::current_exe()?);
            trial.arg(CONTAINER).arg(folder.path());
            trial.args(["1", "1000", "/bin/true"]);
            trial.status()
        };
        tried().is_ok_and(|status| status.success())
    }

    /// Runs as the container, if this process was started as one.
    pub fn run_as_container() -> Option<ExitCode> {
        let mut args = env::args_os().skip(1);
        let first = args.next()?;
        if first == OsStr::new(LIMIT) {
            set(Resource::Data, COMPILER).ok();
            let error = Command::new(args.next()?).args(args).exec();
            eprintln!("cannot run the command: {error}");
            return Some(ExitCode::FAILURE);
        }
        if first != OsStr::new(CONTAINER) {
            return None;
        }
        let folder = args.next()?;
        let mut number = || args.next()?.to_str()?.parse::<u64>().ok();
        let (seconds, megabytes) = (number()?, number()?);
        let executable = args.next()?;
        let mut command = Command::new(&executable);
        command.args(args).env_clear();
        command.envs([("TMPDIR", &folder), ("HOME", &folder)]);
        command.envs([("COLUMNS", "500"), ("PATH", "/usr/bin:/bin")]);
        let contained = limit(seconds, megabytes)
            .map_err(|error| error.to_string())
            .and_then(|()| {
                let status = restrict(Path::new(&folder), executable.as_ref());
                let status = status.map_err(|error| error.to_string())?;
                match status.ruleset {
                    RulesetStatus::NotEnforced => Err("no Landlock".into()),
                    _ => Ok(()),
                }
            });
        if let Err(why) = contained {
            eprintln!("the check cannot be contained: {why}");
            return Some(ExitCode::FAILURE);
        }
        if rustix::process::geteuid().is_root() {
            chown(&folder, Some(NOBODY), Some(NOBODY)).ok();
            command.uid(NOBODY).gid(NOBODY);
        }
        let until = Instant::now() + Duration::from_secs(seconds);
        let code = command.spawn().and_then(|child| wait(child, until));
        end_the_rest();
        Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
    }

    /// The exit code; 1 if a signal ended it.
    fn wait(mut child: Child, until: Instant) -> io::Result<u8> {
        while Instant::now() < until {
            if let Some(status) = child.try_wait()? {
                let code = status.code().unwrap_or(1);
                return Ok(u8::try_from(code).unwrap_or(1));
            }
            thread::sleep(PAUSE);
        }
        child.kill()?;
        Ok(TOO_LONG)
    }

    fn limit(seconds: u64, megabytes: u64) -> rustix::io::Result<()> {
        // What a process starts without a parent is ended by this one.
        rustix::process::set_child_subreaper(Some(getpid()))?;
        set(Resource::Core, 0)?;
        set(Resource::Cpu, seconds)?;
        set(Resource::Data, megabytes * 1_000_000)?;
        set(Resource::Fsize, FILE)?;
        // The system counts all of the user's.
        set(Resource::Nproc, threads_of_all() + PROCESSES)
    }

    fn set(resource: Resource, most: u64) -> rustix::io::Result<()> {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)
    }

    /// The fourth word of `/proc/loadavg` is `running/all`.
    fn threads_of_all() -> u64 {
        let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let word = text.split_whitespace().nth(3).unwrap_or_default();
        let (_, all) = word.split_once('/').unwrap_or_default();
        all.parse().unwrap_or(0)
    }

    fn restrict(
        folder: &Path,
        executable: &Path,
    ) -> Result<RestrictionStatus, RulesetError> {
        let read = AccessFs::from_read(RULES);
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(RULES))?
            .scope(Scope::Signal)?
            .create()?
            .add_rules(path_beneath_rules(READABLE, read))?
            .add_rules(path_beneath_rules([executable], read))?
            .add_rules(path_beneath_rules(
                WRITABLE,
                AccessFs::from_file(RULES),
            ))?
            .add_rules(path_beneath_rules([folder], AccessFs::from_all(RULES)))?
            .restrict_self()
    }

    /// Ends all processes that the check has left. A group is killed at once, so
    /// its processes cannot start others meanwhile.
    fn end_the_rest() {
        let until = Instant::now() + ENDING;
        while Instant::now() < until {
            let left = descendants();
            if left.is_empty() {
                return;
            }
            for process in left {
                match process.group == getpgrp() {
                    true => kill_process(process.id, Signal::KILL).ok(),
                    false => {
                        kill_process_group(process.group, Signal::KILL).ok()
                    }
                };
            }
            // Those whose parents have ended are now children of this process.
            while let Ok(Some(_)) = wait_for_any(WaitOptions::NOHANG) {}
            thread::sleep(PAUSE);
        }
    }

    struct Process {
        id: Pid,
        parent: Pid,
        group: Pid,
    }

    impl Process {
        /// From `/proc/ID/stat`: `ID (name) state parent group …`. `None` if it
        /// has ended.
        fn read(id: &str) -> Option<Process> {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name may contain anything.
            let (_, rest) = stat.rsplit_once(')')?;
            let words: Vec<&str> = rest.split_whitespace().collect();
            let number = |text: &str| Pid::from_raw(text.parse().ok()?);
            let [state, parent, group, ..] = words.as_slice() else {
                return None;
            };
            (*state != "Z").then_some(Process {
                id: number(id)?,
                parent: number(parent)?,
                group: number(group)?,
            })
        }
    }

    /// The children of this process, their children, and so on.
    fn descendants() -> Vec<Process> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name());
        let mut others: Vec<Process> = names
            .filter_map(|name| Process::read(name.to_str()?))
            .collect();
        let mut known = vec![getpid()];
        let mut found = Vec::new();
        loop {
            let (new, rest): (Vec<_>, Vec<_>) = others
                .into_iter()
                .partition(|process| known.contains(&process.parent));
            if new.is_empty() {
                return found;
            }
            known = new.iter().map(|process| process.id).collect();
            found.extend(new);
            others = rest;
        }
    }
}
