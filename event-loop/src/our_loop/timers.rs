//! Timers: who sleeps until when, the next one on top of a heap.
//!
//! The loop asks for the next deadline before it waits, and fires what is due
//! when it is back. Grown-up versions: async-io's `reactor.rs` (a tree), tokio's
//! `runtime/time/wheel/` (a wheel of milliseconds).

use std::{
    cell::Cell,
    cmp::Reverse,
    collections::{BinaryHeap, HashSet},
    num::NonZeroU64,
    pin::Pin,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use super::Loop;

/// Waits for a length of time, from now on. It is ready at once where that is
/// zero, and a sleep that would end beyond what the clock can count ends after
/// thirty years.
pub fn sleep(duration: Duration) -> Sleep {
    let now = Instant::now();
    Sleep {
        deadline: now.checked_add(duration).unwrap_or(now + THIRTY_YEARS),
        timer: None,
    }
}

const THIRTY_YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    deadline: Instant,
    /// The timer that was set, and the waker it has: its address says which.
    timer: Option<(NonZeroU64, *const ())>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.deadline {
            // The timer has fired, or does so next and wakes nobody.
            self.timer = None;
            return Poll::Ready(());
        }
        let waker = cx.waker();
        if self.timer.is_none_or(|(_, known)| known != waker.data()) {
            self.cancel();
            let number = next_number();
            let current = Loop::current();
            current.timers.borrow_mut().heap.push(Reverse(Timer {
                deadline: self.deadline,
                number,
                waker: waker.clone(),
            }));
            self.timer = Some((number, waker.data()));
        }
        Poll::Pending
    }
}

impl Sleep {
    fn cancel(&mut self) {
        if let Some((number, _)) = self.timer.take() {
            Loop::with_current(|current| {
                current.timers.borrow_mut().cancel(number);
            });
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Among equal deadlines: first come, first served.
fn next_number() -> NonZeroU64 {
    thread_local! {
        static LAST: Cell<NonZeroU64> = const { Cell::new(NonZeroU64::MIN) };
    }
    let next = LAST.get().saturating_add(1);
    LAST.set(next);
    next
}

#[derive(Default)]
pub(super) struct Timers {
    heap: BinaryHeap<Reverse<Timer>>,
    /// Numbers of timers that nobody waits for any more. They are left where
    /// they are until they come up, or until they are half of the heap.
    cancelled: HashSet<NonZeroU64>,
}

struct Timer {
    deadline: Instant,
    number: NonZeroU64,
    waker: Waker,
}

impl Timers {
    pub(super) fn next(&mut self) -> Option<Instant> {
        while let Some(Reverse(timer)) = self.heap.peek() {
            if self.cancelled.is_empty()
                || !self.cancelled.remove(&timer.number)
            {
                return Some(timer.deadline);
            }
            self.heap.pop();
        }
        // What was cancelled after it had fired.
        self.cancelled.clear();
        None
    }

    fn pop_due(&mut self, now: Instant) -> Option<Waker> {
        if self.next()? > now {
            return None;
        }
        self.heap.pop().map(|Reverse(timer)| timer.waker)
    }

    fn cancel(&mut self, number: NonZeroU64) {
        self.cancelled.insert(number);
        if self.cancelled.len() > self.heap.len() / 2 {
            let Timers { heap, cancelled } = self;
            heap.retain(|Reverse(timer)| !cancelled.contains(&timer.number));
            cancelled.clear();
        }
    }
}

impl Loop {
    /// Wakes all whose deadline has passed.
    pub(super) fn fire_timers(&self) {
        if self.timers.borrow().heap.is_empty() {
            return;
        }
        let now = Instant::now();
        loop {
            // A waker may be anybody's code: not with the timers in hand.
            let due = self.timers.borrow_mut().pop_due(now);
            let Some(waker) = due else { return };
            waker.wake();
        }
    }
}

/// By the deadline, then by the number.
impl Ord for Timer {
    fn cmp(&self, other: &Timer) -> std::cmp::Ordering {
        let key = |timer: &Timer| (timer.deadline, timer.number);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Timer) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Timer {
    fn eq(&self, other: &Timer) -> bool {
        self.number == other.number
    }
}

impl Eq for Timer {}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(timers: &mut Timers, deadline: Instant, number: NonZeroU64) {
        timers.heap.push(Reverse(Timer {
            deadline,
            number,
            waker: Waker::noop().clone(),
        }));
    }

    #[test]
    fn of_equal_deadlines_the_first_that_came_is_served_first() {
        let now = Instant::now();
        let mut timers = Timers::default();
        let numbers: Vec<_> = (0..5).map(|_| next_number()).collect();
        for nth in [0, 1, 4, 3, 2] {
            set(&mut timers, now, numbers[nth]);
        }
        timers.cancel(numbers[1]);
        let mut order = Vec::new();
        while timers.next().is_some() {
            let first = timers.heap.pop().expect("there is a next one");
            order.push(first.0.number);
        }
        assert_eq!(order, [0, 2, 3, 4].map(|nth| numbers[nth]));
    }

    #[test]
    fn timers_that_nobody_waits_for_are_swept_out() {
        let later = Instant::now() + THIRTY_YEARS;
        let mut timers = Timers::default();
        set(&mut timers, later, next_number());
        for _ in 0..1000 {
            let number = next_number();
            set(&mut timers, later, number);
            timers.cancel(number);
            assert!(timers.heap.len() + timers.cancelled.len() < 10);
        }
        assert!(timers.next().is_some());
    }
}
