//! Parking: what the loop does if no task is ready. It sleeps in the system
//! until a timer is due, a socket is ready, or another thread unparks it.
//!
//! Compare `park` in tokio's `runtime/scheduler/current_thread/mod.rs`, and
//! async-io's `driver.rs`.

use std::{thread, time::Duration};

use super::{Loop, waker::OwnWaker};

/// If nothing has happened for so long, the loop asks whether anything can.
const SILENCE: Duration = Duration::from_millis(100);

impl Loop {
    /// Wakes the tasks whose timer is due, whose socket is ready, or that
    /// another thread has woken. If no task is ready, it waits for one of these.
    pub(super) fn wake_tasks(&self, main: &OwnWaker) {
        for key in self.wake_queue.take() {
            self.wake_queued(key, main);
        }
        self.fire_timers();
        let sockets = self.reactor.get().filter(|r| r.is_waited_for());
        let nothing_ready = self.ready.borrow().is_empty();
        if nothing_ready && self.wake_queue.begin_sleep() {
            let at_most = self.until_next_timer();
            match (sockets, at_most) {
                (Some(sockets), at_most) => sockets.wait(at_most),
                (None, Some(at_most)) => thread::park_timeout(at_most),
                (None, None) => self.wait_for_threads(main),
            }
            self.wake_queue.end_sleep();
            self.fire_timers();
        } else if let Some(sockets) = sockets {
            sockets.wait(Some(Duration::ZERO));
        }
    }

    /// Only another thread can wake a task now, if there is one that can.
    fn wait_for_threads(&self, main: &OwnWaker) {
        thread::park_timeout(SILENCE);
        if !self.wake_queue.is_empty() {
            return;
        }
        // In this order, because a thread pushes the key before it drops the
        // waker.
        assert!(
            self.tasks.borrow().has_wakers_elsewhere(main)
                || !self.wake_queue.is_empty(),
            "nothing is left that could wake a task: all of them wait, and \
             no timer, no socket and no other thread knows of them"
        );
        while self.wake_queue.is_empty() {
            thread::park();
        }
    }
}
