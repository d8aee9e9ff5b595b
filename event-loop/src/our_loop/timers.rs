//! Timers: which task sleeps until when, in the order of the deadlines.
//!
//! The loop asks for the next deadline before it waits, and fires the timers
//! that are due afterwards. Compare async-io's `reactor.rs` (a tree as well),
//! and tokio's `runtime/time/wheel/` (a timer wheel of milliseconds).

use std::{
    collections::{BTreeMap, btree_map::Entry},
    pin::Pin,
    rc::Rc,
    sync::LazyLock,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use super::{Loop, foreign};

/// Waits for a length of time from now, for 292 years at most. It yields to the
/// other tasks at least once, even if the time is zero, as `asyncio.sleep(0)`
/// does. If many sleeps end close together, each can take up to half a
/// millisecond longer.
///
/// # Panics
///
/// When it is polled outside a loop.
pub fn sleep(duration: Duration) -> Sleep {
    let length = duration.as_nanos().try_into().unwrap_or(LATEST);
    Sleep {
        deadline: now().saturating_add(length).min(LATEST),
        home: None,
    }
}

/// In ns. After it there is room for timers with equal deadlines.
const LATEST: u64 = u64::MAX / 2;

/// This many timers that are due within `CROWD_WAITS` ns are a crowd. They
/// fire together when the time is over, because parking and waking up costs
/// more than firing a few timers. (tokio fires all timers at the end of their
/// millisecond.)
const CROWD: usize = 64;
const CROWD_WAITS: u64 = 500_000;

/// Nanoseconds since the first call.
fn now() -> u64 {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGIN.elapsed().as_nanos().try_into().unwrap_or(u64::MAX)
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    deadline: u64,
    /// The loop that has a timer for it.
    home: Option<Rc<Loop>>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Some(home) = &self.home else {
            // Even if the time is over: then the loop fires it next.
            let home = Loop::current();
            self.deadline = home.set_timer(self.deadline, cx.waker().clone());
            self.home = Some(home);
            return Poll::Pending;
        };
        if home.has_fired(self.deadline) {
            self.home = None;
            return Poll::Ready(());
        }
        home.change_waker(self.deadline, cx.waker());
        Poll::Pending
    }
}

impl Sleep {
    fn cancel(&mut self) {
        if let Some(home) = self.home.take() {
            let waker = home.timers.borrow_mut().remove(self.deadline);
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
    by_deadline: BTreeMap<u64, Waker>,
    /// What the last timer asked for, and what it got.
    last: (u64, u64),
    /// Timers up to here have been fired, and no new one gets such a deadline.
    fired_until: u64,
}

impl Timers {
    /// If another timer has the deadline, the new one gets the next nanosecond
    /// that is free. So timers with equal deadlines fire in the order in which
    /// they were set.
    fn insert(&mut self, asked: u64, waker: Waker) -> u64 {
        let mut deadline = match self.last {
            (last, got) if last == asked => got + 1,
            _ => asked,
        };
        deadline = deadline.max(self.fired_until + 1);
        loop {
            if let Entry::Vacant(place) = self.by_deadline.entry(deadline) {
                place.insert(waker);
                self.last = (asked, deadline);
                return deadline;
            }
            deadline += 1;
        }
    }

    fn remove(&mut self, deadline: u64) -> Option<Waker> {
        self.by_deadline.remove(&deadline)
    }

    /// When the loop must wake up. It wakes up once for a crowd.
    fn next_deadline(&self) -> Option<u64> {
        let (first, _) = self.by_deadline.first_key_value()?;
        let together = first + CROWD_WAITS;
        let is_crowd = self.by_deadline.range(..=together).nth(CROWD - 1);
        Some(if is_crowd.is_some() { together } else { *first })
    }

    /// Takes out the timers that are due, in the order of their deadlines.
    fn take_due(&mut self, now: u64) -> BTreeMap<u64, Waker> {
        self.fired_until = now;
        let later = self.by_deadline.split_off(&(now + 1));
        std::mem::replace(&mut self.by_deadline, later)
    }
}

impl Loop {
    /// The timer's deadline, which no other timer has.
    fn set_timer(&self, deadline: u64, waker: Waker) -> u64 {
        self.timers.borrow_mut().insert(deadline, waker)
    }

    fn has_fired(&self, deadline: u64) -> bool {
        deadline <= self.timers.borrow().fired_until
    }

    /// The sleep was polled again, perhaps by another task.
    fn change_waker(&self, deadline: u64, waker: &Waker) {
        let is_known = |known: &Waker| known.will_wake(waker);
        let timers = self.timers.borrow();
        if timers.by_deadline.get(&deadline).is_some_and(is_known) {
            return;
        }
        drop(timers);
        let waker = waker.clone();
        let old = self.timers.borrow_mut().by_deadline.insert(deadline, waker);
        foreign::drop_quietly(old);
    }

    pub(super) fn until_next_timer(&self) -> Option<Duration> {
        let deadline = self.timers.borrow().next_deadline()?;
        Some(Duration::from_nanos(deadline.saturating_sub(now())))
    }

    /// Wakes all tasks whose deadline has passed.
    pub(super) fn fire_timers(&self) {
        if self.timers.borrow().by_deadline.is_empty() {
            return;
        }
        let due = self.timers.borrow_mut().take_due(now());
        for waker in due.into_values() {
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
                    let home = None;
                    let sleep = Sleep { deadline, home };
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
    fn only_a_crowd_of_timers_waits_for_its_last_one() {
        let mut timers = Timers::default();
        assert_eq!(timers.next_deadline(), None);
        let one_too_late = CROWD_WAITS + 2;
        for deadline in (1..CROWD as u64).chain([one_too_late]) {
            timers.insert(deadline, Waker::noop().clone());
        }
        assert_eq!(timers.by_deadline.len(), CROWD);
        assert_eq!(timers.next_deadline(), Some(1));
        timers.insert(CROWD_WAITS + 1, Waker::noop().clone());
        assert_eq!(timers.next_deadline(), Some(CROWD_WAITS + 1));
    }

    #[test]
    fn due_timers_fire_and_the_others_stay() {
        let mut timers = Timers::default();
        for deadline in [30, 10, 20] {
            timers.insert(deadline, Waker::noop().clone());
        }
        assert!(timers.take_due(20).into_keys().eq([10, 20]));
        assert!(timers.by_deadline.keys().eq(&[30]));
        // Not again while the others still fire.
        assert_eq!(timers.insert(0, Waker::noop().clone()), 21);
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
