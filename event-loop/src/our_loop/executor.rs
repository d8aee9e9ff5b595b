//! The executor: tasks, each polled when it is ready, and what comes out.
//!
//! A task is a future that the loop owns. It lives in a slot; its join handle
//! shares the place where its output is put. Grown-up versions: tokio's
//! `runtime/task/`, async-task's `raw.rs`.

use std::{
    any::Any,
    cell::Cell,
    collections::HashSet,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use super::{
    Loop,
    waker::{Key, OwnWaker},
};

/// Why a task has no output.
pub enum JoinError {
    /// What the task panicked with.
    Panicked(Box<dyn Any + Send>),
    /// It was cancelled, or its loop was dropped.
    Cancelled,
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JoinError::Panicked(_) => "Panicked",
            JoinError::Cancelled => "Cancelled",
        })
    }
}

/// Waits for a task's output. Dropping it detaches the task.
pub struct JoinHandle<T> {
    task: Rc<dyn Join<T>>,
    home: Rc<Loop>,
}

impl<T> JoinHandle<T> {
    /// Has the task's future dropped at its next turn, unless it is ready
    /// before.
    pub fn cancel(&self) {
        if let Some(key) = self.task.cancel() {
            self.home.wake_task(key);
        }
    }

    /// Is there an output, or a reason why there is none?
    pub fn is_finished(&self) -> bool {
        self.task.is_finished()
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.task.poll_join(cx)
    }
}

/// A future, and the place for what comes out of it.
struct Task<F: Future> {
    /// `None` while it is polled, and when it is gone.
    future: Cell<Option<Pin<Box<F>>>>,
    outcome: Cell<Outcome<F::Output>>,
    /// `Key::NONE` once the task was cancelled.
    key: Cell<Key>,
}

enum Outcome<T> {
    /// Whoever awaits the handle, if anybody does yet.
    Awaited(Option<Waker>),
    Done(Result<T, JoinError>),
    /// It was handed out.
    Taken,
}

/// What the loop knows of a task.
trait Run {
    fn set_key(&self, key: Key);
    /// Polls the future. True when it is gone.
    fn run(&self, cx: &mut Context<'_>) -> bool;
    /// Drops the future, wherever it is.
    fn close(&self);
    fn joiner(&self) -> Option<Waker>;
}

/// What the handle knows of a task.
trait Join<T> {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>>;
    /// The key, if there is something left to cancel.
    fn cancel(&self) -> Option<Key>;
    fn is_finished(&self) -> bool;
}

impl<F: Future> Task<F> {
    fn new(future: F) -> Task<F> {
        Task {
            future: Cell::new(Some(Box::pin(future))),
            outcome: Cell::new(Outcome::Awaited(None)),
            key: Cell::new(Key::NONE),
        }
    }

    fn finish(&self, result: Result<F::Output, JoinError>) {
        let before = self.outcome.replace(Outcome::Done(result));
        if let Outcome::Awaited(Some(joiner)) = before {
            joiner.wake();
        }
    }

    /// Looks at the outcome and puts it back.
    fn look<T>(&self, look: impl FnOnce(&Outcome<F::Output>) -> T) -> T {
        let outcome = self.outcome.replace(Outcome::Taken);
        let seen = look(&outcome);
        self.outcome.set(outcome);
        seen
    }
}

impl<F: Future> Run for Task<F> {
    fn set_key(&self, key: Key) {
        self.key.set(key);
    }

    fn run(&self, cx: &mut Context<'_>) -> bool {
        if self.key.get() == Key::NONE {
            self.close();
            return true;
        }
        let Some(mut future) = self.future.take() else {
            return true;
        };
        // A task's panic is its own; the loop goes on.
        match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(Poll::Pending) => {
                self.future.set(Some(future));
                return false;
            }
            // The future is dropped before its output is seen.
            Ok(Poll::Ready(output)) => {
                self.finish(match drop_quietly(future) {
                    Ok(()) => Ok(output),
                    Err(panic) => Err(JoinError::Panicked(panic)),
                })
            }
            Err(panic) => {
                drop_quietly(future).ok();
                self.finish(Err(JoinError::Panicked(panic)));
            }
        }
        true
    }

    fn close(&self) {
        if let Some(future) = self.future.take() {
            self.finish(Err(match drop_quietly(future) {
                Ok(()) => JoinError::Cancelled,
                Err(panic) => JoinError::Panicked(panic),
            }));
        }
    }

    fn joiner(&self) -> Option<Waker> {
        self.look(|outcome| match outcome {
            Outcome::Awaited(joiner) => joiner.clone(),
            Outcome::Done(_) | Outcome::Taken => None,
        })
    }
}

impl<F: Future> Join<F::Output> for Task<F> {
    fn poll_join(
        &self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<F::Output, JoinError>> {
        match self.outcome.replace(Outcome::Taken) {
            Outcome::Awaited(_) => {
                let joiner = Some(cx.waker().clone());
                self.outcome.set(Outcome::Awaited(joiner));
                Poll::Pending
            }
            Outcome::Done(result) => Poll::Ready(result),
            Outcome::Taken => panic!("a join handle was polled once too often"),
        }
    }

    fn cancel(&self) -> Option<Key> {
        let key = self.key.replace(Key::NONE);
        (key != Key::NONE && !self.is_finished()).then_some(key)
    }

    fn is_finished(&self) -> bool {
        self.look(|outcome| !matches!(outcome, Outcome::Awaited(_)))
    }
}

/// A panic in a drop must not take the loop with it.
fn drop_quietly<T>(value: T) -> Result<(), Box<dyn Any + Send>> {
    catch_unwind(AssertUnwindSafe(|| drop(value)))
}

/// All tasks of a loop.
#[derive(Default)]
pub(super) struct Tasks {
    /// `None` while the slot's task is polled.
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

    /// Are there clones of wakers, besides those that only wait for a task of
    /// ours to finish?
    pub(super) fn has_wakers_elsewhere(&self, main: &OwnWaker) -> bool {
        let tasks = || self.slots.iter().flatten();
        let ours = tasks().map(|slot| &slot.waker).chain([main]);
        let clones: usize = ours.clone().map(OwnWaker::clones_elsewhere).sum();
        let ours: HashSet<_> = ours.map(|own| own.waker().data()).collect();
        let joiners = tasks().filter_map(|slot| slot.task.as_ref()?.joiner());
        let joiners: Vec<Waker> = joiners.collect();
        let waiting = joiners.iter().filter(|w| ours.contains(&w.data()));
        // Each of those was cloned once more to be looked at; not yet when the
        // clones were counted.
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
            let waker = OwnWaker::new(&self.inbox, index);
            tasks.slots.push(Some(Slot { task: None, waker }));
            index
        });
        let slot = tasks.slots[index].as_mut().expect("a free slot is there");
        slot.waker.renew();
        task.set_key(slot.waker.key());
        slot.task = Some(task);
        self.make_ready(&slot.waker);
    }

    /// Polls a task, unless the key is an old one.
    pub(super) fn poll_task(&self, key: Key) {
        // The slot is out of its place, so that the task may spawn others.
        let Some(mut slot) = self.tasks.borrow_mut().take(key) else {
            return;
        };
        let mut done = None;
        if slot.waker.begin_turn(key)
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
        // What is dropped with the task may want to spawn.
        drop(tasks);
        drop(done);
    }

    pub(super) fn wake_posted(&self, key: Key, main: &OwnWaker) {
        let tasks = self.tasks.borrow();
        let own = if key.is_main() {
            Some(main)
        } else {
            let slot = tasks.slots.get(key.index());
            slot.and_then(|slot| Some(&slot.as_ref()?.waker))
        };
        if let Some(own) = own.filter(|own| own.was_posted(key)) {
            self.make_ready(own);
        }
    }

    /// Gives a task a turn; also one that is being polled just now.
    fn wake_task(&self, key: Key) {
        self.ready.borrow_mut().push_back(key);
    }

    /// Drops all tasks, and takes no new ones.
    pub(super) fn close(&self) {
        self.is_closed.set(true);
        self.inbox.close();
        let count = self.tasks.borrow().slots.len();
        for index in 0..count {
            let slot = &mut self.tasks.borrow_mut().slots[index];
            let task = slot.as_mut().and_then(|slot| slot.task.take());
            // A drop may do what it likes, but not with the slots in hand.
            let Some(task) = task else { continue };
            task.close();
        }
        self.ready.borrow_mut().clear();
    }
}
