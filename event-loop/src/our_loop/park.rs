//! Parking: what the loop does if no task is ready. Its thread sleeps
//! in the system until a timer is due, a socket is ready, or another thread
//! unparks it.
//!
//! Compare `park` in tokio's `runtime/scheduler/current_thread/mod.rs`, and
//! async-io's `driver.rs`.

use std::{thread, time::Duration};

use super::{Loop, waker::OwnWaker};

impl Loop {
    /// Wakes the tasks whose timer is due, whose socket is ready, or that
    /// another thread has woken. If no task is ready, it waits for one of
    /// these.
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
}
