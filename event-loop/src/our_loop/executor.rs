//! The executor: the slots that tasks live in, and how one is polled.
//!
//! Compare `Core` and `Shared` in tokio's
//! `runtime/scheduler/current_thread/mod.rs`, and async-executor's `lib.rs`.

use std::{
    collections::HashSet,
    rc::Rc,
    task::{Context, Waker},
};

use super::{
    Loop,
    task::{JoinHandle, Run, Task, drop_quietly},
    waker::{Key, OwnWaker},
};

/// All tasks of a loop.
#[derive(Default)]
pub(super) struct Tasks {
    /// A slot is `None` while its task is polled.
    slots: Vec<Option<Slot>>,
    free: Vec<usize>,
}

struct Slot {
    /// `None` in a slot that is free.
    task: Option<Rc<dyn Run>>,
    waker: OwnWaker,
}

impl Tasks {
    /// The slot of the key's task, taken out.
    fn take(&mut self, key: Key) -> Option<Slot> {
        self.slots.get_mut(key.index())?.take()
    }

    /// Does anything keep a waker of a task, other than a join handle of one of
    /// these tasks?
    pub(super) fn has_wakers_elsewhere(&self, main: &OwnWaker) -> bool {
        let tasks = || self.slots.iter().flatten();
        let ours = tasks().map(|slot| &slot.waker).chain([main]);
        let clones: usize = ours.clone().map(OwnWaker::clones_elsewhere).sum();
        let ours: HashSet<_> = ours.map(|own| own.waker().data()).collect();
        let joiners = tasks().filter_map(|slot| slot.task.as_ref()?.joiner());
        let joiners: Vec<Waker> = joiners.collect();
        let waiting = joiners.iter().filter(|w| ours.contains(&w.data()));
        // `clones` was counted before `joiners` cloned them once more.
        clones > waiting.count()
    }
}

impl Loop {
    pub(super) fn spawn<F>(self: &Rc<Loop>, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
    {
        let task = Rc::new(Task::new(future));
        self.add(Rc::clone(&task) as Rc<dyn Run>);
        JoinHandle {
            task,
            home: Rc::clone(self),
        }
    }

    fn add(&self, task: Rc<dyn Run>) {
        if self.is_closed.get() {
            return task.close();
        }
        let mut tasks = self.tasks.borrow_mut();
        let index = tasks.free.pop().unwrap_or_else(|| {
            let index = tasks.slots.len();
            let waker = OwnWaker::new(&self.wake_queue, index);
            tasks.slots.push(Some(Slot { task: None, waker }));
            index
        });
        let slot = tasks.slots[index].as_mut().expect("a free slot is there");
        slot.waker.renew();
        task.set_key(slot.waker.key());
        slot.task = Some(task);
        self.make_ready(&slot.waker);
    }

    /// Polls the key's task, if the slot still has that task.
    pub(super) fn poll_task(&self, key: Key) {
        // The slot is taken out, so that the task can spawn others.
        let Some(mut slot) = self.tasks.borrow_mut().take(key) else {
            return;
        };
        let mut done = None;
        if slot.waker.begin_poll(key)
            && let Some(task) = &slot.task
            && task.run(&mut Context::from_waker(slot.waker.waker()))
        {
            done = slot.task.take();
        }
        let mut tasks = self.tasks.borrow_mut();
        tasks.slots[key.index()] = Some(slot);
        if done.is_some() {
            tasks.free.push(key.index());
        }
        // Dropping the task may spawn another one.
        drop(tasks);
        drop_quietly(done).ok();
    }

    pub(super) fn wake_queued(&self, key: Key, main: &OwnWaker) {
        let tasks = self.tasks.borrow();
        let own = if key.is_main() {
            Some(main)
        } else {
            let slot = tasks.slots.get(key.index());
            slot.and_then(|slot| Some(&slot.as_ref()?.waker))
        };
        if let Some(own) = own.filter(|own| own.leave_queue(key)) {
            self.make_ready(own);
        }
    }

    /// Has a task polled, also if it is being polled now.
    pub(super) fn wake_task(&self, key: Key) {
        self.ready.borrow_mut().push_back(key);
    }

    /// Drops all tasks. From now on, new ones are dropped at once.
    pub(super) fn close(&self) {
        self.is_closed.set(true);
        self.wake_queue.close();
        let count = self.tasks.borrow().slots.len();
        for index in 0..count {
            let slot = &mut self.tasks.borrow_mut().slots[index];
            let task = slot.as_mut().and_then(|slot| slot.task.take());
            // `tasks` is not borrowed here: a drop may run any code.
            let Some(task) = task else { continue };
            task.close();
        }
        self.ready.borrow_mut().clear();
    }
}
