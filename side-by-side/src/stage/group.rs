//! A part's process together with all processes that it starts: on Unix a
//! process group, on Windows a job object.

use std::{
    io,
    process::{Child, Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

pub(super) struct Group {
    leader: Child,
    has_ended: bool,
    /// The job ends with its last handle, which is ours.
    #[cfg(windows)]
    _job: Option<win32job::Job>,
}

impl Group {
    pub(super) fn spawn(command: &mut Command) -> io::Result<Group> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let leader = command.spawn()?;
        Ok(Group {
            #[cfg(windows)]
            _job: job_of(&leader),
            leader,
            has_ended: false,
        })
    }

    pub(super) fn leader(&mut self) -> &mut Child {
        &mut self.leader
    }

    /// Call it when the leader has exited: kills the remaining processes.
    pub(super) fn end(&mut self) {
        self.kill();
        self.has_ended = true;
        #[cfg(windows)]
        drop(self._job.take());
    }

    /// What Ctrl-C does to a program.
    #[cfg(unix)]
    pub(super) fn interrupt(&self, signal: i32) {
        use rustix::process::{Pid, Signal, kill_process_group};
        if let Some(signal) = Signal::from_named_raw(signal) {
            // An error means that no process is left.
            kill_process_group(Pid::from_child(&self.leader), signal).ok();
        }
    }

    #[cfg(not(unix))]
    pub(super) fn interrupt(&self, _signal: i32) {}

    /// Kills every process of the group. Call it right after `wait`: the
    /// process id cannot have been reused by then.
    #[cfg(unix)]
    pub(super) fn kill(&mut self) {
        use rustix::process::{Pid, Signal, kill_process_group};
        // An error means that no process is left.
        kill_process_group(Pid::from_child(&self.leader), Signal::KILL).ok();
    }

    #[cfg(not(unix))]
    pub(super) fn kill(&mut self) {
        // An error means that it has already exited.
        self.leader.kill().ok();
    }
}

/// A job that holds the process, and everything that it starts from now on.
#[cfg(windows)]
fn job_of(leader: &Child) -> Option<win32job::Job> {
    use std::os::windows::io::AsRawHandle;
    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let job = win32job::Job::create_with_limit_info(&limits).ok()?;
    job.assign_process(leader.as_raw_handle() as isize).ok()?;
    Some(job)
}

/// A run that ends early, for example because its output was closed, leaves no
/// process behind.
impl Drop for Group {
    fn drop(&mut self) {
        if self.has_ended {
            return;
        }
        self.kill();
        let began = Instant::now();
        while let Ok(None) = self.leader.try_wait()
            && began.elapsed() < Duration::from_secs(1)
        {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// The exit code with which Windows reports an abort, where Unix reports a
/// signal.
pub(super) fn is_abort(code: i32) -> bool {
    const STATUS_STACK_BUFFER_OVERRUN: u32 = 0xc000_0409;
    cfg!(windows) && code.cast_unsigned() == STATUS_STACK_BUFFER_OVERRUN
}

/// The signal that ended a process.
#[cfg(unix)]
pub(super) fn signal_of(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
pub(super) fn signal_of(_status: ExitStatus) -> Option<i32> {
    None
}
