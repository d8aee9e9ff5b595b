//! The wake queue: how wakes from other threads reach the loop. A thread pushes
//! a task's key, and unparks the loop if the loop sleeps.
//!
//! This is the one place where threads meet. So it is small, and
//! `tests/loom.rs` tries it in all orders with up to three preemptions. Compare
//! the inject queue in tokio's `runtime/scheduler/inject.rs`, and the
//! `ConcurrentQueue` in async-executor's `State`.

use super::sync::{AtomicBool, Mutex, MutexGuard, Ordering, PoisonError};

/// Ends the sleep of the loop's thread.
pub trait Unpark {
    fn unpark(&self);
}

pub struct WakeQueue<Key, Unparker> {
    state: Mutex<State<Key>>,
    /// With it the loop need not lock an empty queue.
    has_keys: AtomicBool,
    unparker: Unparker,
}

struct State<Key> {
    keys: Vec<Key>,
    /// The loop found no key, and sleeps.
    is_asleep: bool,
    is_closed: bool,
}

/// Whether a task's key is in the queue. It is never there twice.
pub struct Queued(AtomicBool);

impl Queued {
    pub fn new() -> Queued {
        Queued(AtomicBool::new(false))
    }

    /// The key was taken out of the queue, and the task is polled after this. A
    /// thread that finds the key still queued pushes nothing; `AcqRel` makes
    /// what it wrote before visible to that poll.
    pub fn clear(&self) {
        self.0.swap(false, Ordering::AcqRel);
    }
}

impl<Key, Unparker: Unpark> WakeQueue<Key, Unparker> {
    pub fn new(unparker: Unparker) -> WakeQueue<Key, Unparker> {
        WakeQueue {
            state: Mutex::new(State {
                keys: Vec::new(),
                is_asleep: false,
                is_closed: false,
            }),
            has_keys: AtomicBool::new(false),
            unparker,
        }
    }

    pub fn unparker(&self) -> &Unparker {
        &self.unparker
    }

    /// From any thread.
    pub fn push(&self, key: Key, queued: &Queued) {
        if queued.0.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut state = self.lock();
        if state.is_closed {
            return;
        }
        state.keys.push(key);
        self.has_keys.store(true, Ordering::Relaxed);
        let was_asleep = std::mem::take(&mut state.is_asleep);
        drop(state);
        if was_asleep {
            self.unparker.unpark();
        }
    }

    /// Takes all keys out.
    pub fn take(&self) -> Vec<Key> {
        // A key that is missed here is found before the loop sleeps.
        if !self.has_keys.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let mut state = self.lock();
        self.has_keys.store(false, Ordering::Relaxed);
        std::mem::take(&mut state.keys)
    }

    pub fn is_empty(&self) -> bool {
        self.lock().keys.is_empty()
    }

    /// Before the loop sleeps. `true`: the queue is empty, and from now on a
    /// push unparks the loop. `false`: the loop must not sleep.
    pub fn begin_sleep(&self) -> bool {
        let mut state = self.lock();
        state.is_asleep = state.keys.is_empty();
        state.is_asleep
    }

    pub fn end_sleep(&self) {
        self.lock().is_asleep = false;
    }

    /// From now on, a push does nothing.
    pub fn close(&self) {
        let mut state = self.lock();
        state.is_closed = true;
        state.keys = Vec::new();
    }

    fn lock(&self) -> MutexGuard<'_, State<Key>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
