//! A lane: what is known about a watched future, call or value until it is
//! dropped.

use std::{
    cell::Cell,
    panic::Location,
    sync::{Arc, Weak, atomic::Ordering},
    task::Waker,
};

use super::{
    tape::Tape,
    waker::{Wakers, WatchedWaker},
};
use crate::{
    recording::End,
    wire::{LaneKind, What},
};

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
    was_polled_late: bool,
    wakers: Arc<Wakers>,
    /// `Weak`, because otherwise waker, task, lane and waker would form a
    /// cycle: the inner waker is the runtime's, which may own the task, which
    /// owns this lane.
    waker: Weak<WatchedWaker>,
    /// While the future is dropped: the task that this thread was polling
    /// before.
    polled_before_drop: Option<Option<u64>>,
}

impl Lane {
    pub(super) fn open(
        tape: &'static Tape,
        name: String,
        kind: LaneKind,
        place: &Location,
    ) -> Lane {
        let place = format!("{}:{}", place.file(), place.line());
        Lane {
            tape,
            task: tape.create(name, current_task(), kind, place),
            ended: false,
            was_polled_late: false,
            wakers: Arc::default(),
            waker: Weak::new(),
            polled_before_drop: None,
        }
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// It is polled although it has ended.
    pub(super) fn poll_late(&mut self) {
        if !std::mem::replace(&mut self.was_polled_late, true) {
            let task = self.task;
            self.tape.record(What::PolledAfterEnd { task });
        }
    }

    /// The waker that the future gets. It stays the same as long as the
    /// runtime's does, because some futures compare wakers.
    pub(super) fn waker(&mut self, inner: &Waker, wakes: u64) -> Waker {
        let same = self.waker.upgrade().filter(|w| w.inner.will_wake(inner));
        let waker = same.unwrap_or_else(|| {
            let all = Arc::clone(&self.wakers);
            WatchedWaker::new(self.tape, self.task, inner.clone(), wakes, all)
        });
        waker.wakes.store(wakes, Ordering::Relaxed);
        self.waker = Arc::downgrade(&waker);
        waker.into()
    }

    /// A runtime tells its tasks apart by their wakers, and so do we. A lane
    /// inside another lane is a part of that lane's task, whatever waker it
    /// gets. A call has no waker.
    pub(super) fn begin_poll(&mut self, inner: Option<&Waker>) -> PollGuard<'_> {
        let task = self.task;
        let outer = (CURRENT.get(), RUNS_IN.get());
        let of_waker = inner.map(|waker| waker.data() as usize as u64);
        let runs_in = outer.1.or(of_waker);
        let wakes = runs_in.unwrap_or_default();
        self.tape.count_threads_once();
        self.tape.record_here(|thread| What::PollBegan {
            task,
            thread,
            runs_in,
        });
        CURRENT.set(Some(task));
        RUNS_IN.set(runs_in);
        self.wakers.runs_in.store(wakes, Ordering::Relaxed);
        let waker = inner.map(|inner| self.waker(inner, wakes));
        self.wakers.waits.store(waker.is_some(), Ordering::Release);
        PollGuard {
            outer,
            waker,
            lane: self,
        }
    }

    /// Marks that the future is being dropped, on this thread.
    pub(super) fn begin_drop(&mut self) {
        self.wakers.waits.store(false, Ordering::Relaxed);
        self.polled_before_drop = Some(CURRENT.replace(Some(self.task)));
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        if let Some(outer) = self.polled_before_drop {
            CURRENT.set(outer);
        }
        if !self.ended {
            self.tape.record(What::Ended {
                task: self.task,
                end: End::Dropped,
                by: current_task(),
            });
        }
    }
}

/// One poll. If it is dropped without [`PollGuard::end`], the poll panicked.
pub(super) struct PollGuard<'a> {
    lane: &'a mut Lane,
    outer: (Option<u64>, Option<u64>),
    /// The one that the future gets. It is dropped after the poll's end was
    /// recorded.
    pub(super) waker: Option<Waker>,
}

impl PollGuard<'_> {
    pub(super) fn end(mut self, ready: bool) {
        self.lane.ended = ready;
        let task = self.lane.task;
        self.leave(What::PollEnded { task, ready });
        drop(self.waker.take());
        std::mem::forget(self);
    }

    fn leave(&self, what: What) {
        if self.lane.ended {
            self.lane.wakers.waits.store(false, Ordering::Relaxed);
        }
        self.lane.tape.record(what);
        CURRENT.set(self.outer.0);
        RUNS_IN.set(self.outer.1);
    }
}

impl Drop for PollGuard<'_> {
    fn drop(&mut self) {
        self.lane.ended = true;
        self.leave(What::Ended {
            task: self.lane.task,
            end: End::Panicked,
            by: None,
        });
    }
}
