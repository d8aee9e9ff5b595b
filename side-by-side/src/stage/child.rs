//! The inside of a version's process.

use std::{
    io::{self, BufRead, IsTerminal, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::{ChildStdin, ExitCode},
    thread,
    time::Duration,
};

use super::usage;
use crate::{
    event::What,
    program::{Lesson, Version},
    recorder::{self, Recorder},
};

/// Leads the arguments of a version's process:
/// `--staged PROGRAM RUNTIME NANOSECONDS`.
///
/// Without the stage on its stdin such a process runs its program as if it
/// were pasted into a crate of its own. A program that starts itself once more,
/// with these arguments, so gets a child that knows the length of a second and
/// records nothing.
pub(crate) const STAGED: &str = "--staged";

const GO: &str = "record";

/// The stage tells a version to record, and then holds its stdin open.
pub(super) fn record(stdin: Option<&mut ChildStdin>) {
    if let Some(stdin) = stdin {
        // A version that is gone already is seen by its end.
        writeln!(stdin, "{GO}").ok();
    }
}

/// Runs one version in this process. `None` if the arguments are not the
/// stage's.
pub(crate) fn play(lesson: &Lesson, args: &[String]) -> Option<ExitCode> {
    let [staged, program, runtime, second_ns, ..] = args else {
        return None;
    };
    if staged != STAGED {
        return None;
    }
    let program = lesson.programs.iter().find(|p| p.name == program)?;
    let version = program.version(runtime)?;
    recorder::set_second(Duration::from_nanos(second_ns.parse().ok()?));
    Some(if is_recorded() {
        watch_stage();
        run_recorded(version)
    } else {
        (version.main)()
    })
}

fn is_recorded() -> bool {
    let stdin = io::stdin();
    let mut line = String::new();
    !stdin.is_terminal()
        && stdin.lock().read_line(&mut line).is_ok()
        && line.trim_end() == GO
}

fn run_recorded(version: &Version) -> ExitCode {
    let recorder = Recorder::start();
    // A panic of `main` goes on after it has been noted down.
    let result = catch_unwind(AssertUnwindSafe(|| (version.main)()));
    recorder.record(What::Left {
        panicked: result.is_err(),
        usage: usage::so_far(),
    });
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Ends this process, and all that it started, when the stage is gone. The
/// stage keeps the other end of stdin and never writes to it again, so that
/// reading returns when the stage's process has ended, in whatever way.
#[cfg(unix)]
fn watch_stage() {
    use nix::{
        sys::signal::{Signal::SIGKILL, killpg},
        unistd::{dup2_stdin, getpgrp, getpid},
    };
    use std::{fs::File, os::fd::AsFd};

    // The program itself has an empty stdin, and hands it on.
    let stage = io::stdin().as_fd().try_clone_to_owned();
    let (Ok(stage), Ok(null)) = (stage, File::open("/dev/null")) else {
        return;
    };
    dup2_stdin(null).ok();
    spawn_watcher(move || {
        File::from(stage).read_to_end(&mut Vec::new()).ok();
        if getpgrp() == getpid() {
            killpg(getpgrp(), SIGKILL).ok();
        }
    });
}

/// The same, by a job that ends with the last handle to it, which is ours.
#[cfg(windows)]
fn watch_stage() {
    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    if let Ok(job) = win32job::Job::create_with_limit_info(&limits)
        && job.assign_current_process().is_ok()
    {
        std::mem::forget(job);
    }
    spawn_watcher(|| {
        io::stdin().read_to_end(&mut Vec::new()).ok();
    });
}

fn spawn_watcher(wait_for_the_end: impl FnOnce() + Send + 'static) {
    let watcher = thread::Builder::new().name("side-by-side".into());
    let spawned = watcher.spawn(|| {
        wait_for_the_end();
        std::process::exit(1);
    });
    // Without it only a killed stage would leave this process behind.
    spawned.ok();
}
