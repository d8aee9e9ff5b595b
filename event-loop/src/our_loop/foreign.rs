//! Foreign code: code that the loop calls but does not contain. A future, an
//! output, a waker and the payload of a panic may run any code when they are
//! polled, cloned, called or dropped.
//!
//! Two rules hold for all of it. No `RefCell` of the loop is borrowed while
//! foreign code runs, because it may spawn, sleep or wake. And its panic ends
//! neither the loop nor what the loop was about to do.

use std::{
    any::Any,
    mem,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Waker,
};

pub(super) type Payload = Box<dyn Any + Send>;

/// Runs foreign code. The error is what it panicked with.
pub(super) fn run<T>(code: impl FnOnce() -> T) -> Result<T, Payload> {
    catch_unwind(AssertUnwindSafe(code))
}

/// Calls a waker that may not be ours. The panic hook has reported a panic.
pub(super) fn wake(waker: Waker) {
    forget(run(|| waker.wake()));
}

/// Drops a value. The panic hook has reported a panic.
pub(super) fn drop_quietly<T>(value: T) {
    forget(run(|| drop(value)));
}

/// Forgets a panic. Its payload may panic when it is dropped, and then that
/// one's payload is leaked, because it may do the same.
fn forget(result: Result<(), Payload>) {
    if let Err(payload) = result {
        run(|| drop(payload)).unwrap_or_else(mem::forget);
    }
}
