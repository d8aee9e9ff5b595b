//! The waker: what a task leaves behind, to be called by when it is worth
//! polling again.
//!
//! Calling it on the loop's own thread puts the task's key into the ready
//! queue, without a locked instruction; on another thread it posts the key.
//! Grown-up versions: tokio's `runtime/task/waker.rs`, async-task's `raw.rs`.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering::Relaxed},
    },
    task::{Wake, Waker},
};

use super::{Loop, inbox, reactor::Bell};

pub(super) type Inbox = inbox::Inbox<Key, Bell>;

/// Names a task: the slot it lives in, and which of the slot's tenants it is.
/// A waker that outlives its task so never wakes the next tenant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    index: u32,
    generation: u32,
}

impl Key {
    /// The future that was given to `block_on` lives in no slot.
    const MAIN: u32 = u32::MAX;
    /// Nobody's.
    pub(super) const NONE: Key = Key {
        index: u32::MAX - 1,
        generation: 0,
    };

    pub(super) fn is_main(self) -> bool {
        self.index == Key::MAIN
    }

    pub(super) fn index(self) -> usize {
        self.index as usize
    }
}

/// What all clones of a task's waker share.
struct TaskWaker {
    inbox: Arc<Inbox>,
    index: u32,
    /// Changes only while nobody else has a clone.
    generation: AtomicU32,
    /// In the ready queue. Only the loop's thread reads and writes it, so a
    /// plain load and store do: 21 ns for a yield instead of 24.
    is_ready: AtomicBool,
    posted: inbox::Posted,
}

impl TaskWaker {
    fn key(&self) -> Key {
        Key {
            index: self.index,
            generation: self.generation.load(Relaxed),
        }
    }
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let at_home = Loop::with_current(|current| {
            let is_home = Arc::ptr_eq(&current.inbox, &self.inbox);
            if is_home {
                current.push(self);
            }
            is_home
        });
        if at_home != Some(true) {
            self.inbox.post(self.key(), &self.posted);
        }
    }
}

impl Loop {
    pub(super) fn make_ready(&self, task: &OwnWaker) {
        self.push(&task.own);
    }

    fn push(&self, task: &TaskWaker) {
        if !task.is_ready.load(Relaxed) {
            task.is_ready.store(true, Relaxed);
            self.ready.borrow_mut().push_back(task.key());
        }
    }
}

/// The loop's own copy of a task's waker. It is made once for a slot and used
/// for each of its tenants: 87 ns for a task instead of 129.
pub(super) struct OwnWaker {
    own: Arc<TaskWaker>,
    waker: Waker,
}

impl OwnWaker {
    pub(super) fn new(inbox: &Arc<Inbox>, index: usize) -> OwnWaker {
        let index = u32::try_from(index).expect("fewer than 2^32 tasks");
        let own = Arc::new(TaskWaker {
            inbox: Arc::clone(inbox),
            index,
            generation: AtomicU32::new(0),
            is_ready: AtomicBool::new(false),
            posted: inbox::Posted::new(),
        });
        let waker = Waker::from(Arc::clone(&own));
        OwnWaker { own, waker }
    }

    /// For the future that was given to `block_on`, at its so many-th run.
    pub(super) fn for_main(inbox: &Arc<Inbox>, run: u32) -> OwnWaker {
        let main = OwnWaker::new(inbox, Key::MAIN as usize);
        main.own.generation.store(run, Relaxed);
        main
    }

    pub(super) fn waker(&self) -> &Waker {
        &self.waker
    }

    pub(super) fn key(&self) -> Key {
        self.own.key()
    }

    /// Begins a poll: from now on a wake counts for the next one. False if the
    /// key is that of an earlier tenant.
    pub(super) fn begin_turn(&self, key: Key) -> bool {
        let is_tenant = self.key() == key;
        if is_tenant {
            self.own.is_ready.store(false, Relaxed);
        }
        is_tenant
    }

    /// The key came out of the inbox.
    pub(super) fn was_posted(&self, key: Key) -> bool {
        let is_tenant = self.key() == key;
        if is_tenant {
            self.own.posted.taken();
        }
        is_tenant
    }

    /// For the next tenant. Where the last one's waker is still around, the
    /// next one gets another.
    pub(super) fn renew(&mut self) {
        if self.clones_elsewhere() > 0 {
            let index = self.own.index as usize;
            let generation = self.own.generation.load(Relaxed);
            *self = OwnWaker::new(&self.own.inbox, index);
            self.own.generation.store(generation, Relaxed);
        }
        let generation = self.own.generation.load(Relaxed);
        self.own
            .generation
            .store(generation.wrapping_add(1), Relaxed);
        self.own.is_ready.store(false, Relaxed);
        self.own.posted.taken();
    }

    /// Besides the two in here.
    pub(super) fn clones_elsewhere(&self) -> usize {
        Arc::strong_count(&self.own) - 2
    }
}
