//! The context: which loop runs on this thread. `spawn` and `sleep` ask here,
//! so the caller passes no loop.
//!
//! Compare tokio's `runtime/context.rs`.

use std::{cell::RefCell, rc::Rc};

use super::Loop;

thread_local! {
    static CURRENT: RefCell<Option<Rc<Loop>>> = const { RefCell::new(None) };
}

impl Loop {
    /// The loop that runs on this thread.
    pub(super) fn current() -> Rc<Loop> {
        Loop::with_current(Rc::clone)
            .expect("no loop runs on this thread; do this inside of `block_on`")
    }

    pub(super) fn with_current<T>(
        what: impl FnOnce(&Rc<Loop>) -> T,
    ) -> Option<T> {
        let with = |current: &RefCell<Option<Rc<Loop>>>| {
            current.borrow().as_ref().map(what)
        };
        // A waker may be called when the thread's locals are gone.
        CURRENT.try_with(with).ok().flatten()
    }
}

/// While it lives, the loop is the one that runs on this thread.
pub(super) struct Entered {
    outer: Option<Rc<Loop>>,
}

impl Entered {
    /// Panics if a loop runs on this thread already.
    pub(super) fn alone(entered: &Rc<Loop>) -> Entered {
        let is_inside = Loop::with_current(|_| ()).is_some();
        assert!(
            !is_inside,
            "`block_on` inside of a loop that runs would stop that loop: \
             `.await` the future, or `spawn` it"
        );
        Entered::instead(entered)
    }

    pub(super) fn instead(entered: &Rc<Loop>) -> Entered {
        Entered {
            outer: replace(Some(Rc::clone(entered))),
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        replace(self.outer.take());
    }
}

/// A loop in a thread's local may be dropped when this local is gone.
fn replace(current: Option<Rc<Loop>>) -> Option<Rc<Loop>> {
    CURRENT
        .try_with(|cell| cell.replace(current))
        .ok()
        .flatten()
}
