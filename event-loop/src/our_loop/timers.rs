//! Timers: which task sleeps until when, in the order of the deadlines.
//!
//! The loop asks for the next deadline before it waits, and fires the timers
//! that are due afterwards. Compare async-io's `reactor.rs` (a tree as well),
//! and tokio's `runtime/time/wheel/` (a wheel of milliseconds).

use std::{
    collections::BTreeMap,
    pin::Pin,
    rc::Rc,
    sync::LazyLock,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use super::{Loop, foreign};

/// Waits for a length of time, from now on. It gives way to the other tasks at
/// least once, also if the time is zero, as `asyncio.sleep(0)` does. A sleep
/// longer than about 584 years never ends.
///
/// # Panics
///
/// When it is polled outside of a loop.
pub fn sleep(duration: Duration) -> Sleep {
    let length = duration.as_nanos().try_into().unwrap_or(u64::MAX);
    Sleep {
        deadline: now().saturating_add(length),
        timer: None,
    }
}

/// Nanoseconds since the first call.
fn now() -> u64 {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGIN.elapsed().as_nanos().try_into().unwrap_or(u64::MAX)
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    deadline: u64,
    timer: Option<Set>,
}

/// A timer that was set.
struct Set {
    /// Its loop; the sleep may be dropped in another one.
    home: Rc<Loop>,
    key: Key,
}

/// The deadline, and a number: timers with equal deadlines fire in the order in
/// which they were set.
type Key = (u64, u64);

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Some(timer) = &self.timer else {
            let home = Loop::current();
            let key = home.set_timer(self.deadline, cx.waker().clone());
            self.timer = Some(Set { home, key });
            return Poll::Pending;
        };
        if now() >= self.deadline {
            self.cancel();
            return Poll::Ready(());
        }
        timer.home.change_waker(timer.key, cx.waker());
        Poll::Pending
    }
}

impl Sleep {
    fn cancel(&mut self) {
        if let Some(Set { home, key }) = self.timer.take() {
            let waker = home.timers.borrow_mut().by_deadline.remove(&key);
            foreign::drop_quietly(waker);
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.cancel();
    }
}

#[derive(Default)]
pub(super) struct Timers {
    by_deadline: BTreeMap<Key, Waker>,
    last_number: u64,
}

impl Timers {
    fn pop_due(&mut self, now: u64) -> Option<Waker> {
        let first = self.by_deadline.first_entry()?;
        let (deadline, _) = *first.key();
        (deadline <= now).then(|| first.remove())
    }
}

impl Loop {
    fn set_timer(&self, deadline: u64, waker: Waker) -> Key {
        let mut timers = self.timers.borrow_mut();
        timers.last_number += 1;
        let key = (deadline, timers.last_number);
        timers.by_deadline.insert(key, waker);
        key
    }

    /// The sleep was polled again, perhaps by another task.
    fn change_waker(&self, key: Key, waker: &Waker) {
        let is_known = |known: &Waker| known.will_wake(waker);
        let timers = self.timers.borrow();
        if timers.by_deadline.get(&key).is_some_and(is_known) {
            return;
        }
        drop(timers);
        let waker = waker.clone();
        let old = self.timers.borrow_mut().by_deadline.insert(key, waker);
        foreign::drop_quietly(old);
    }

    pub(super) fn until_next_timer(&self) -> Option<Duration> {
        let timers = self.timers.borrow();
        let ((deadline, _), _) = timers.by_deadline.first_key_value()?;
        Some(Duration::from_nanos(deadline.saturating_sub(now())))
    }

    /// Wakes all tasks whose deadline has passed.
    pub(super) fn fire_timers(&self) {
        if self.timers.borrow().by_deadline.is_empty() {
            return;
        }
        let now = now();
        loop {
            let due = self.timers.borrow_mut().pop_due(now);
            let Some(waker) = due else { return };
            foreign::wake(waker);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::our_loop::{EventLoop, block_on, spawn};
    use std::{cell::RefCell, rc::Rc};

    #[test]
    fn sleeps_with_one_deadline_end_in_the_order_in_which_they_began() {
        let order = Rc::new(RefCell::new(Vec::new()));
        block_on(async {
            let deadline = now() + 5_000_000;
            let tasks: Vec<_> = (0..5)
                .map(|nth| {
                    let order = Rc::clone(&order);
                    let timer = None;
                    let sleep = Sleep { deadline, timer };
                    spawn(async move {
                        sleep.await;
                        order.borrow_mut().push(nth);
                    })
                })
                .collect();
            for task in tasks {
                task.await.expect("it does not panic");
            }
        });
        assert_eq!(order.take(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_sleep_that_is_given_up_leaves_no_timer() {
        let event_loop = EventLoop::new();
        event_loop.block_on(async {
            let task = spawn(sleep(Duration::from_secs(1000)));
            sleep(Duration::ZERO).await;
            task.cancel();
            assert!(task.await.is_err());
        });
        assert!(event_loop.0.timers.borrow().by_deadline.is_empty());
    }
}
