//! A version's process together with all processes that it starts.
//!
//! On Unix they are a process group. On Windows the version puts itself into a
//! job that ends with it (see `child.rs`), so its own end is enough.

use std::{
    io,
    process::{Child, Command},
};

pub(super) struct Group {
    leader: Child,
    has_ended: bool,
}

impl Group {
    pub(super) fn spawn(command: &mut Command) -> io::Result<Group> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let leader = command.spawn()?;
        Ok(Group {
            leader,
            has_ended: false,
        })
    }

    pub(super) fn id(&self) -> u32 {
        self.leader.id()
    }

    pub(super) fn child(&mut self) -> &mut Child {
        &mut self.leader
    }

    /// Once the leader was seen to have ended: ends whoever is left.
    pub(super) fn end(&mut self) {
        self.kill();
        self.has_ended = true;
    }

    /// Ends every process of the group. Right after the leader has been waited
    /// for is soon enough: no new group can have got its number by then.
    #[cfg(unix)]
    pub(super) fn kill(&mut self) {
        use nix::{
            sys::signal::{Signal::SIGKILL, killpg},
            unistd::Pid,
        };
        if let Ok(id) = i32::try_from(self.leader.id()) {
            // An error says that nobody is left.
            killpg(Pid::from_raw(id), SIGKILL).ok();
        }
    }

    #[cfg(not(unix))]
    pub(super) fn kill(&mut self) {
        // An error says that it has ended by itself.
        self.leader.kill().ok();
    }
}

/// A run that ends early, because nobody reads its picture any more, say,
/// leaves no process behind.
impl Drop for Group {
    fn drop(&mut self) {
        if !self.has_ended {
            self.kill();
            self.leader.wait().ok();
        }
    }
}
