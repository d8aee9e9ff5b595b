//! Timers: which task sleeps until when. A heap has the next deadline on top.
//!
//! The loop asks for the next deadline before it waits, and fires the timers
//! that are due afterwards. Compare async-io's `reactor.rs` (a tree), and
//! tokio's `runtime/time/wheel/` (a wheel of milliseconds).

use std::{
    cell::Cell,
    cmp::Reverse,
    collections::{BinaryHeap, HashSet},
    num::NonZeroU64,
    pin::Pin,
    rc::Rc,
    sync::LazyLock,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use super::Loop;

/// Waits for a length of time, from now on. If that is zero, it is ready at
/// once. A sleep longer than about 584 years never ends.
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
    number: NonZeroU64,
    /// Its loop; the sleep may be dropped in another one.
    home: Rc<Loop>,
    /// The address of its waker's data, to tell one waker from another.
    waker: *const (),
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if now() >= self.deadline {
            // The timer has fired, or does so next and wakes nobody.
            self.timer = None;
            return Poll::Ready(());
        }
        let address = cx.waker().data();
        let known = self.timer.as_ref().map(|timer| timer.waker);
        if known != Some(address) || address.is_null() {
            self.cancel();
            let home = Loop::current();
            let number = next_number();
            let timer = Timer {
                deadline: self.deadline,
                number,
                waker: cx.waker().clone(),
            };
            home.timers.borrow_mut().heap.push(Reverse(timer));
            self.timer = Some(Set {
                number,
                home,
                waker: address,
            });
        }
        Poll::Pending
    }
}

impl Sleep {
    fn cancel(&mut self) {
        if let Some(Set { number, home, .. }) = self.timer.take() {
            home.with_timers(|timers| timers.cancel(number));
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Timers with equal deadlines fire in the order of their numbers.
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
    /// Numbers of timers that no task waits for any more. They stay in the heap
    /// until they are on top, or until they are half of the heap.
    cancelled: HashSet<NonZeroU64>,
    /// Timers that were taken out, and are dropped when `Timers` is not
    /// borrowed.
    dead: Vec<Timer>,
}

struct Timer {
    deadline: u64,
    number: NonZeroU64,
    waker: Waker,
}

impl Timers {
    /// The next deadline.
    fn next(&mut self) -> Option<u64> {
        while let Some(Reverse(timer)) = self.heap.peek() {
            if self.cancelled.is_empty()
                || !self.cancelled.remove(&timer.number)
            {
                return Some(timer.deadline);
            }
            let timer = self.heap.pop();
            self.dead.extend(timer.map(|Reverse(timer)| timer));
        }
        // What was cancelled after it had fired.
        self.cancelled.clear();
        None
    }

    fn pop_due(&mut self, now: u64) -> Option<Waker> {
        if self.next()? > now {
            return None;
        }
        self.heap.pop().map(|Reverse(timer)| timer.waker)
    }

    fn cancel(&mut self, number: NonZeroU64) {
        self.cancelled.insert(number);
        if self.cancelled.len() > self.heap.len() / 2 {
            for Reverse(timer) in std::mem::take(&mut self.heap) {
                if self.cancelled.contains(&timer.number) {
                    self.dead.push(timer);
                } else {
                    self.heap.push(Reverse(timer));
                }
            }
            self.cancelled.clear();
        }
    }
}

impl Loop {
    /// Drops dead timers when `timers` is not borrowed, because dropping a waker
    /// may run any code.
    fn with_timers<T>(&self, what: impl FnOnce(&mut Timers) -> T) -> T {
        let mut timers = self.timers.borrow_mut();
        let result = what(&mut timers);
        let dead = std::mem::take(&mut timers.dead);
        drop(timers);
        drop(dead);
        result
    }

    pub(super) fn until_next_timer(&self) -> Option<Duration> {
        let next = self.with_timers(Timers::next)?;
        Some(Duration::from_nanos(next.saturating_sub(now())))
    }

    /// Wakes all whose deadline has passed.
    pub(super) fn fire_timers(&self) {
        if self.timers.borrow().heap.is_empty() {
            return;
        }
        let now = now();
        while let Some(waker) = self.with_timers(|timers| timers.pop_due(now)) {
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

    fn set(timers: &mut Timers, deadline: u64, number: NonZeroU64) {
        timers.heap.push(Reverse(Timer {
            deadline,
            number,
            waker: Waker::noop().clone(),
        }));
    }

    #[test]
    fn of_equal_deadlines_the_first_that_came_is_served_first() {
        let now = now();
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
        let later = u64::MAX;
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
