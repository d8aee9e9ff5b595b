//! How wakes from other threads arrive: they post a task's key, and ring if the
//! loop sleeps.
//!
//! The one place where threads meet, so it is kept small, and `tests/loom.rs`
//! tries it in all orders with up to three preemptions. Grown-up versions:
//! the inject queue in tokio's `runtime/scheduler/inject.rs`, and the
//! `ConcurrentQueue` of async-executor's `State`.

use super::sync::{AtomicBool, Mutex, MutexGuard, Ordering, PoisonError};

/// Wakes the loop's thread.
pub trait Ring {
    fn ring(&self);
}

pub struct Inbox<Key, Bell> {
    letters: Mutex<Letters<Key>>,
    /// Spares the loop a look into an empty box.
    has_letters: AtomicBool,
    bell: Bell,
}

struct Letters<Key> {
    keys: Vec<Key>,
    /// The loop has looked, found nothing and went to sleep.
    is_asleep: bool,
    is_closed: bool,
}

/// Whether a task's key lies in the box: there is never more than one.
pub struct Posted(AtomicBool);

impl Posted {
    pub fn new() -> Posted {
        Posted(AtomicBool::new(false))
    }

    /// The key has been taken out, and the task will be polled after this.
    /// `AcqRel`: whoever found it still posted, and so went away, has all that
    /// it did before seen by that poll.
    pub fn taken(&self) {
        self.0.swap(false, Ordering::AcqRel);
    }
}

impl<Key, Bell: Ring> Inbox<Key, Bell> {
    pub fn new(bell: Bell) -> Inbox<Key, Bell> {
        Inbox {
            letters: Mutex::new(Letters {
                keys: Vec::new(),
                is_asleep: false,
                is_closed: false,
            }),
            has_letters: AtomicBool::new(false),
            bell,
        }
    }

    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// From any thread.
    pub fn post(&self, key: Key, posted: &Posted) {
        if posted.0.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut letters = self.letters();
        if letters.is_closed {
            return;
        }
        letters.keys.push(key);
        self.has_letters.store(true, Ordering::Relaxed);
        let ring = std::mem::take(&mut letters.is_asleep);
        drop(letters);
        if ring {
            self.bell.ring();
        }
    }

    pub fn take(&self) -> Vec<Key> {
        // What is missed here is found before the loop goes to sleep.
        if !self.has_letters.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let mut letters = self.letters();
        self.has_letters.store(false, Ordering::Relaxed);
        std::mem::take(&mut letters.keys)
    }

    pub fn is_empty(&self) -> bool {
        self.letters().keys.is_empty()
    }

    /// Asked before the loop sleeps: if yes, the next letter rings.
    pub fn may_sleep(&self) -> bool {
        let mut letters = self.letters();
        letters.is_asleep = letters.keys.is_empty();
        letters.is_asleep
    }

    pub fn is_awake(&self) {
        self.letters().is_asleep = false;
    }

    /// No more letters are taken.
    pub fn close(&self) {
        let mut letters = self.letters();
        letters.is_closed = true;
        letters.keys = Vec::new();
    }

    fn letters(&self) -> MutexGuard<'_, Letters<Key>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
