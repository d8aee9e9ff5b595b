//! The waker that a watched future sees.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    task::{Wake, Waker},
};

use super::{lane::current_task, tape::Tape};
use crate::wire::What;

/// What all wakers of a lane share.
#[derive(Default)]
pub(super) struct Wakers {
    /// How many of them exist.
    count: AtomicU32,
    /// The runtime's task that polled the lane last; 0 if it is unknown.
    pub(super) runs_in: AtomicU64,
    /// The lane waits, and was not woken since its last poll began.
    pub(super) waits: AtomicBool,
}

/// Records each wake, and calls the runtime's waker.
pub(super) struct WatchedWaker {
    tape: &'static Tape,
    task: u64,
    pub(super) inner: Waker,
    /// The runtime's task that `inner` wakes. `inner` may belong to a set of
    /// futures, which may move to another task.
    pub(super) wakes: AtomicU64,
    all: Arc<Wakers>,
}

impl WatchedWaker {
    pub(super) fn new(
        tape: &'static Tape,
        task: u64,
        inner: Waker,
        wakes: u64,
        all: Arc<Wakers>,
    ) -> Arc<WatchedWaker> {
        all.count.fetch_add(1, Ordering::Relaxed);
        Arc::new(WatchedWaker {
            tape,
            task,
            inner,
            wakes: AtomicU64::new(wakes),
            all,
        })
    }
}

impl Wake for WatchedWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.all.waits.store(false, Ordering::Relaxed);
        let wakes = self.wakes.load(Ordering::Relaxed);
        let is_stale = wakes != self.all.runs_in.load(Ordering::Relaxed);
        // On a thread that polls no lane, the runtime wakes it. Why is unknown:
        // when a task of tokio yields or has used up its budget, its waker is
        // called where those of timers and sockets are, in the same way.
        self.tape.record_here(|thread| What::Woken {
            task: self.task,
            thread,
            by: current_task(),
            is_stale,
        });
        self.inner.wake_by_ref();
    }
}

/// Without a waker, nothing can wake the lane any more.
impl Drop for WatchedWaker {
    fn drop(&mut self) {
        // In this order: another thread may begin to poll the lane meanwhile.
        let waits = self.all.waits.load(Ordering::Acquire);
        let is_last = self.all.count.fetch_sub(1, Ordering::AcqRel) == 1;
        if waits && is_last {
            self.tape.record(What::WakerDropped { task: self.task });
        }
    }
}
