//! Ctrl-C while a program of the reader's own runs: the program is
//! interrupted, and the stage shows how it ends.

#[cfg(unix)]
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// On Windows, Ctrl-C ends the stage.
#[derive(Default)]
pub(super) struct Interrupts {
    #[cfg(unix)]
    came: Option<Arc<AtomicBool>>,
}

#[cfg(unix)]
impl Interrupts {
    /// From now on, Ctrl-C does not end this process.
    pub(super) fn catch(&mut self) {
        let came = Arc::clone(self.came.get_or_insert_default());
        // Without it, Ctrl-C ends the stage, and the program with it.
        signal_hook::flag::register(signal_hook::consts::SIGINT, came).ok();
    }

    /// Did one come since the last call?
    pub(super) fn take(&self) -> bool {
        let came = self.came.as_ref();
        came.is_some_and(|came| came.swap(false, Ordering::Relaxed))
    }
}

#[cfg(not(unix))]
impl Interrupts {
    pub(super) fn catch(&mut self) {}

    pub(super) fn take(&self) -> bool {
        false
    }
}
