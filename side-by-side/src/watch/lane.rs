//! A lane: what is known about a watched future or call until it is dropped.

use std::{
    cell::Cell,
    sync::{Arc, Weak},
    task::Waker,
};

use super::{tape::Tape, waker::WatchedWaker};
use crate::{recording::End, wire::What};

thread_local! {
    /// The task that this thread is polling.
    static CURRENT: Cell<Option<u64>> = const { Cell::new(None) };
    /// The runtime's task to which it belongs.
    static RUNS_IN: Cell<Option<u64>> = const { Cell::new(None) };
}

/// The task that this thread is polling; `None` if it is not a watched one.
pub(super) fn current_task() -> Option<u64> {
    CURRENT.get()
}

pub(super) struct Lane {
    tape: &'static Tape,
    task: u64,
    ended: bool,
    /// `Weak`, because otherwise waker, task, lane and waker would form a
    /// cycle: the inner waker is the runtime's, which may own the task, which
    /// owns this lane.
    waker: Weak<WatchedWaker>,
    /// While the future is dropped: the task that this thread was polling
    /// before.
    polled_before_drop: Option<Option<u64>>,
}

impl Lane {
    pub(super) fn open(tape: &'static Tape, name: String, is_call: bool) -> Lane {
        Lane {
            tape,
            task: tape.create(name, current_task(), is_call),
            ended: false,
            waker: Weak::new(),
            polled_before_drop: None,
        }
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// The waker that the future gets. It stays the same as long as the
    /// runtime's does, because some futures compare wakers.
    pub(super) fn waker(&mut self, inner: &Waker) -> Waker {
        let same = self.waker.upgrade().filter(|w| w.inner.will_wake(inner));
        let waker = same.unwrap_or_else(|| {
            Arc::new(WatchedWaker {
                tape: self.tape,
                task: self.task,
                inner: inner.clone(),
            })
        });
        self.waker = Arc::downgrade(&waker);
        waker.into()
    }

    /// A runtime tells its tasks apart by their wakers, and so do we. A lane
    /// inside another lane is a part of that lane's task, whatever waker it
    /// gets. A call has no waker.
    pub(super) fn begin_poll(&mut self, waker: Option<&Waker>) -> PollGuard<'_> {
        let task = self.task;
        let outer = (CURRENT.get(), RUNS_IN.get());
        let of_waker = waker.map(|waker| waker.data() as usize as u64);
        let runs_in = outer.1.or(of_waker);
        self.tape.count_threads_once();
        self.tape.record_here(|thread| What::PollBegan {
            task,
            thread,
            runs_in,
        });
        CURRENT.set(Some(task));
        RUNS_IN.set(runs_in);
        PollGuard { outer, lane: self }
    }

    /// Marks that the future is being dropped, on this thread.
    pub(super) fn begin_drop(&mut self) {
        self.polled_before_drop = Some(CURRENT.replace(Some(self.task)));
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        if let Some(outer) = self.polled_before_drop {
            CURRENT.set(outer);
        }
        if !self.ended {
            let (task, end) = (self.task, End::Dropped);
            self.tape.record(What::Ended { task, end });
        }
    }
}

/// One poll. If it is dropped without [`PollGuard::end`], the poll panicked.
pub(super) struct PollGuard<'a> {
    lane: &'a mut Lane,
    outer: (Option<u64>, Option<u64>),
}

impl PollGuard<'_> {
    fn leave(&self) {
        CURRENT.set(self.outer.0);
        RUNS_IN.set(self.outer.1);
    }

    pub(super) fn end(self, ready: bool) {
        self.lane.ended = ready;
        let task = self.lane.task;
        self.lane.tape.record(What::PollEnded { task, ready });
        self.leave();
        std::mem::forget(self);
    }
}

impl Drop for PollGuard<'_> {
    fn drop(&mut self) {
        self.lane.ended = true;
        let (task, end) = (self.lane.task, End::Panicked);
        self.lane.tape.record(What::Ended { task, end });
        self.leave();
    }
}
