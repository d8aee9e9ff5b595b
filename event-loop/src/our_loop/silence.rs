//! Silence: no task is ready, and no timer and no socket is waited for. Is
//! anything left that could wake a task? If not, the loop would sleep forever,
//! so it panics with a sentence.
//!
//! Only a thread that keeps a waker can wake a task then. The loop counts the
//! clones of its wakers, and takes off those that only wait for another task of
//! the loop to finish. It cannot see into the wakers that `join_all` and
//! `FuturesUnordered` make: a handle in there counts as something that could
//! wake a task, and so does a thread that keeps a waker and never calls it. The
//! loop waits for both.

use std::{
    collections::HashSet,
    thread,
    time::{Duration, Instant},
};

use super::{Loop, waker::OwnWaker};

/// After this much silence the question is asked, once.
const SILENCE: Duration = Duration::from_millis(100);

impl Loop {
    /// Waits until another thread wakes a task.
    pub(super) fn wait_for_threads(&self, main: &OwnWaker) {
        let is_silent = || self.wake_queue.is_empty();
        let began = Instant::now();
        // An old unpark may end a park immediately.
        while let Some(rest) = SILENCE.checked_sub(began.elapsed())
            && is_silent()
        {
            thread::park_timeout(rest);
        }
        // In this order, because a thread pushes the key before it drops the
        // waker.
        assert!(
            !is_silent() || self.has_wakers_elsewhere(main) || !is_silent(),
            "nothing is left that could wake a task: all of them wait, and \
             no timer, no socket and no other thread knows of them"
        );
        while is_silent() {
            thread::park();
        }
    }

    /// Does anything keep a waker of a task, other than a join handle of one of
    /// these tasks?
    fn has_wakers_elsewhere(&self, main: &OwnWaker) -> bool {
        let tasks = self.tasks.borrow();
        let mut clones = main.clones_elsewhere();
        let mut joiners = 0;
        for (waker, joiner) in tasks.iter() {
            clones += waker.clones_elsewhere();
            joiners += usize::from(joiner.is_some());
        }
        // Most of the time this is enough, and needs no set.
        if clones == 0 || clones > joiners {
            return clones > 0;
        }
        let own = tasks.iter().map(|(waker, _)| waker.waker().data());
        let own: HashSet<_> = own.chain([main.waker().data()]).collect();
        let joiners = tasks.iter().filter_map(|(_, joiner)| joiner);
        clones > joiners.filter(|joiner| own.contains(joiner)).count()
    }
}
