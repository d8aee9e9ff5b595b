//! Ctrl-C and SIGTERM while a program of the reader's own runs: the program
//! gets them, and the stage shows how it ends.

/// Signals that this process got and has not passed on yet. On Windows, Ctrl-C
/// ends the stage.
#[derive(Default)]
pub(super) struct Interrupts {
    #[cfg(unix)]
    came: Option<std::sync::Arc<std::sync::atomic::AtomicUsize>>,
}

impl Interrupts {
    /// From now on, these signals do not end this process.
    #[cfg(unix)]
    pub(super) fn catch(&mut self) {
        use signal_hook::{
            consts::{SIGINT, SIGTERM},
            flag::register_usize,
        };
        let came = self.came.get_or_insert_default();
        for signal in [SIGINT, SIGTERM] {
            // Without it, the signal ends the stage, and the program with it.
            register_usize(signal, came.clone(), signal as usize).ok();
        }
    }

    /// The one that came since the last call.
    #[cfg(unix)]
    pub(super) fn take(&self) -> Option<i32> {
        let came = self.came.as_ref()?;
        let signal = came.swap(0, std::sync::atomic::Ordering::Relaxed);
        i32::try_from(signal).ok().filter(|signal| *signal != 0)
    }

    #[cfg(not(unix))]
    pub(super) fn catch(&mut self) {}

    #[cfg(not(unix))]
    pub(super) fn take(&self) -> Option<i32> {
        None
    }
}
