//! The waker: makes a task ready.
//!
//! On the loop's own thread it pushes the task's key to the ready queue. On
//! another thread it pushes the key to the wake queue. Compare tokio's
//! `runtime/task/waker.rs`, and async-task's `raw.rs`.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering::Relaxed},
    },
    task::{Wake, Waker},
};

use super::{
    Loop,
    reactor::Unparker,
    wake_queue::{self, Queued},
};

pub(super) type WakeQueue = wake_queue::WakeQueue<Key, Unparker>;

/// Names a task: its slot, and how many tasks had that slot before. So a waker
/// that outlives its task never wakes the slot's next one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    index: u32,
    generation: u32,
}

impl Key {
    /// The future that was given to `block_on` has no slot.
    const MAIN: u32 = u32::MAX;
    /// No task has it.
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
    wake_queue: Arc<WakeQueue>,
    index: u32,
    /// Changes only while no other clone exists.
    generation: AtomicU32,
    /// Its key is in the ready queue. Only the loop's thread reads and writes
    /// this, so a plain load and a plain store are enough.
    is_ready: AtomicBool,
    queued: Queued,
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
            let is_home = Arc::ptr_eq(&current.wake_queue, &self.wake_queue);
            if is_home {
                current.push(self);
            }
            is_home
        });
        if at_home != Some(true) {
            self.wake_queue.push(self.key(), &self.queued);
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
/// for each task that gets the slot.
pub(super) struct OwnWaker {
    own: Arc<TaskWaker>,
    waker: Waker,
}

impl OwnWaker {
    pub(super) fn new(wake_queue: &Arc<WakeQueue>, index: usize) -> OwnWaker {
        let index = u32::try_from(index).expect("fewer than 2^32 tasks");
        let own = Arc::new(TaskWaker {
            wake_queue: Arc::clone(wake_queue),
            index,
            generation: AtomicU32::new(0),
            is_ready: AtomicBool::new(false),
            queued: Queued::new(),
        });
        let waker = Waker::from(Arc::clone(&own));
        OwnWaker { own, waker }
    }

    /// For the future that was given to `block_on`. `run` counts the calls.
    pub(super) fn for_main(wake_queue: &Arc<WakeQueue>, run: u32) -> OwnWaker {
        let main = OwnWaker::new(wake_queue, Key::MAIN as usize);
        main.own.generation.store(run, Relaxed);
        main
    }

    pub(super) fn waker(&self) -> &Waker {
        &self.waker
    }

    pub(super) fn key(&self) -> Key {
        self.own.key()
    }

    /// The poll that starts answers all wakes so far. False if the key is that
    /// of an earlier task.
    pub(super) fn begin_poll(&self, key: Key) -> bool {
        let is_current = self.key() == key;
        if is_current {
            self.own.is_ready.store(false, Relaxed);
        }
        is_current
    }

    /// The key was taken out of the wake queue. False if it is that of an
    /// earlier task.
    pub(super) fn leave_queue(&self, key: Key) -> bool {
        let is_current = self.key() == key;
        if is_current {
            self.own.queued.clear();
        }
        is_current
    }

    /// For the slot's next task. If something still keeps a waker of the last
    /// task, the next one gets a new waker.
    pub(super) fn renew(&mut self) {
        if self.clones_elsewhere() > 0 {
            let index = self.own.index as usize;
            let generation = self.own.generation.load(Relaxed);
            *self = OwnWaker::new(&self.own.wake_queue, index);
            self.own.generation.store(generation, Relaxed);
        }
        let generation = self.own.generation.load(Relaxed);
        self.own
            .generation
            .store(generation.wrapping_add(1), Relaxed);
        self.own.is_ready.store(false, Relaxed);
        self.own.queued.clear();
    }

    /// How many clones there are besides the two in here.
    pub(super) fn clones_elsewhere(&self) -> usize {
        Arc::strong_count(&self.own) - 2
    }
}
