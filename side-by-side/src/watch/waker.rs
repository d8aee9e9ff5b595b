//! The waker that a watched future sees.

use std::{
    sync::Arc,
    task::{Wake, Waker},
};

use super::{lane::current_task, tape::Tape};
use crate::wire::What;

/// Records each wake, and calls the runtime's waker.
pub(super) struct WatchedWaker {
    pub(super) tape: &'static Tape,
    pub(super) task: u64,
    pub(super) inner: Waker,
}

impl Wake for WatchedWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.tape.record_here(|thread| What::Woken {
            task: self.task,
            thread,
            by: current_task(),
        });
        self.inner.wake_by_ref();
    }
}
