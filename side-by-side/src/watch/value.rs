//! A value with its own lane.

use std::ops::{Deref, DerefMut};

use super::{Lane, LaneKind, open};

/// Gives a value its own lane for as long as it lives: a lock's guard, a
/// permit, a sender, a set of tasks, a child process. The picture then shows
/// how long it was held, which task made it, and which task dropped it.
///
/// The value lives neither longer nor shorter than without the lane. In
/// `if let Some(x) = watch_value("guard", lock()).get()` it is a temporary, and
/// lives to the end of the `if let`, as Rust has it.
///
/// ```
/// let mut numbers = side_by_side::watch_value("numbers", vec![1, 2]);
/// numbers.push(3);
/// assert_eq!(numbers.into_inner(), [1, 2, 3]);
/// ```
#[track_caller]
pub fn watch_value<T>(name: impl Into<String>, value: T) -> WatchedValue<T> {
    WatchedValue {
        _lane: open(name, LaneKind::Value),
        value,
    }
}

/// A value with its own lane, created by [`watch_value`]. It dereferences to
/// the value.
#[must_use = "a value that is not bound to a variable is dropped immediately"]
pub struct WatchedValue<T> {
    /// Dropped first: whatever the value wakes when it is dropped (a lock's
    /// guard, a sender) is woken after the lane has ended.
    _lane: Option<Lane>,
    value: T,
}

impl<T> WatchedValue<T> {
    /// The value, without its lane, for calls that take it by value.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for WatchedValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for WatchedValue<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
