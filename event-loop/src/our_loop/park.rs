//! Parking: what the loop does when no task is ready.
//!
//! It sleeps in the system until a timer is due, a socket has news, or another
//! thread rings. Grown-up versions: `park` in tokio's
//! `runtime/scheduler/current_thread/mod.rs`, async-io's `driver.rs`.

use std::{thread, time::Duration};

use super::{Loop, waker::OwnWaker};

/// How long it must be quiet before somebody asks whether it will ever end.
const SILENCE: Duration = Duration::from_millis(100);

impl Loop {
    /// Takes in what timers, sockets and other threads have to say; waits for
    /// it where no task is ready.
    pub(super) fn hear(&self, main: &OwnWaker) {
        for key in self.inbox.take() {
            self.wake_posted(key, main);
        }
        self.fire_timers();
        let sockets = self.reactor.get().filter(|r| r.is_waited_for());
        let nothing_ready = self.ready.borrow().is_empty();
        if nothing_ready && self.inbox.may_sleep() {
            let wait = self.until_next_timer();
            match (sockets, wait) {
                (Some(sockets), wait) => sockets.wait(wait),
                (None, Some(wait)) => thread::park_timeout(wait),
                (None, None) => self.wait_for_others(main),
            }
            self.inbox.is_awake();
            self.fire_timers();
        } else if let Some(sockets) = sockets {
            sockets.wait(Some(Duration::ZERO));
        }
    }

    /// Only another thread can wake a task now, if there is one that can.
    fn wait_for_others(&self, main: &OwnWaker) {
        thread::park_timeout(SILENCE);
        if !self.inbox.is_empty() {
            return;
        }
        // In this order: who calls a waker posts before it drops the waker.
        assert!(
            self.tasks.borrow().has_wakers_elsewhere(main)
                || !self.inbox.is_empty(),
            "nothing is left that could wake a task: all of them wait, and \
             no timer, no socket and no other thread knows of them"
        );
        while self.inbox.is_empty() {
            thread::park();
        }
    }
}
