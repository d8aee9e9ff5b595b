//! The executor: the slots that hold the tasks, and how a task is polled.
//!
//! Compare `Core` and `Shared` in tokio's
//! `runtime/scheduler/current_thread/mod.rs`, and async-executor's `lib.rs`.

use std::{rc::Rc, task::Context};

use super::{
    Loop, foreign,
    task::{JoinHandle, Run, Task},
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

/// The number of free slots that are kept for later tasks.
const SLOTS_KEPT: usize = 1024;

impl Tasks {
    /// The slot of the key's task, taken out.
    fn take(&mut self, key: Key) -> Option<Slot> {
        self.slots.get_mut(key.index())?.take()
    }

    /// Gives memory back when all tasks have finished. A slot whose waker
    /// something still keeps stays, so that the waker wakes no other task.
    fn shrink(&mut self) {
        if self.free.len() < self.slots.len() || self.free.len() <= SLOTS_KEPT {
            return;
        }
        let is_unused = |slot: &Option<Slot>| {
            let slot = slot.as_ref();
            slot.is_some_and(|slot| slot.waker.clones_elsewhere() == 0)
        };
        while self.slots.len() > SLOTS_KEPT
            && self.slots.last().is_some_and(is_unused)
        {
            self.slots.pop();
        }
        self.free.retain(|index| *index < self.slots.len());
        self.slots.shrink_to(SLOTS_KEPT);
        self.free.shrink_to(SLOTS_KEPT);
    }

    pub(super) fn iter(
        &self,
    ) -> impl Iterator<Item = (&OwnWaker, Option<*const ()>)> {
        let slots = self.slots.iter().flatten();
        slots.map(|slot| {
            let joiner = slot.task.as_ref().and_then(|task| task.joiner());
            (&slot.waker, joiner)
        })
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
            tasks.shrink();
        }
        // Dropping the task may spawn another one.
        drop(tasks);
        foreign::drop_quietly(done);
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

    /// Makes a task ready, even while it is being polled.
    pub(super) fn wake_task(&self, key: Key) {
        self.ready.borrow_mut().push_back(key);
    }

    /// Drops all tasks. From now on, new ones are dropped immediately.
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

#[cfg(test)]
mod tests {
    use crate::our_loop::{EventLoop, spawn};
    use std::{future::poll_fn, sync::Arc, task::Poll, thread};

    fn slots(event_loop: &EventLoop) -> usize {
        event_loop.0.tasks.borrow().slots.len()
    }

    #[test]
    fn a_slot_serves_one_task_after_the_other() {
        let event_loop = EventLoop::new();
        event_loop.block_on(async {
            for _ in 0..1000 {
                spawn(async {}).await.expect("it does not panic");
            }
        });
        assert_eq!(slots(&event_loop), 1);
    }

    #[test]
    fn memory_is_given_back_when_many_tasks_have_finished() {
        let event_loop = EventLoop::new();
        event_loop.block_on(async {
            let tasks: Vec<_> = (0..10_000).map(|_| spawn(async {})).collect();
            for task in tasks {
                task.await.expect("it does not panic");
            }
        });
        assert_eq!(slots(&event_loop), super::SLOTS_KEPT);
        event_loop.block_on(async {
            spawn(async {}).await.expect("it does not panic");
        });
    }

    #[test]
    fn a_slot_whose_waker_is_kept_is_not_given_back() {
        let event_loop = EventLoop::new();
        let waker = event_loop.block_on(async {
            let tasks: Vec<_> = (0..2000)
                .map(|_| spawn(poll_fn(|cx| Poll::Ready(cx.waker().clone()))))
                .collect();
            let mut last = None;
            for task in tasks {
                last = Some(task.await.expect("it does not panic"));
            }
            last.expect("there are tasks")
        });
        assert_eq!(slots(&event_loop), 2000);
        // The slot is given back with the next task that finishes.
        drop(waker);
        event_loop.block_on(async {
            spawn(async {}).await.expect("it does not panic");
        });
        assert_eq!(slots(&event_loop), super::SLOTS_KEPT);
    }

    #[test]
    fn a_wake_after_the_end_of_the_loop_leaves_nothing_behind() {
        let event_loop = EventLoop::new();
        let wake_queue = Arc::clone(&event_loop.0.wake_queue);
        let waker = event_loop.block_on(async {
            let waker = poll_fn(|cx| Poll::Ready(cx.waker().clone()));
            spawn(waker).await.expect("it does not panic")
        });
        drop(event_loop);
        thread::spawn(move || waker.wake())
            .join()
            .expect("it is woken");
        assert!(wake_queue.is_empty());
    }
}
