//! A task: a future that the loop owns, and a place for its output, which the
//! join handle shares.
//!
//! Compare tokio's `runtime/task/`, and async-task's `raw.rs`.

use std::{
    cell::Cell,
    error::Error,
    fmt,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use super::{
    Loop,
    foreign::{self, Payload},
    waker::Key,
};

/// Why a task has no output.
pub enum JoinError {
    /// What the task panicked with.
    Panicked(Payload),
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

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let JoinError::Panicked(payload) = self else {
            return f.write_str("the task was cancelled");
        };
        f.write_str("the task panicked")?;
        let text = payload.downcast_ref::<String>().map(String::as_str);
        match text.or(payload.downcast_ref().copied()) {
            Some(text) => write!(f, ": {text}"),
            None => Ok(()),
        }
    }
}

impl Error for JoinError {}

/// Waits for a task's output. Dropping it detaches the task. It can be awaited
/// in another loop; it is ready when its own loop has finished the task.
pub struct JoinHandle<T> {
    pub(super) task: Rc<dyn Join<T>>,
    pub(super) home: Rc<Loop>,
}

impl<T> JoinHandle<T> {
    /// Has the loop drop the task's future instead of polling it again. If the
    /// task is finished, nothing happens.
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

/// A future, and the place for its output.
pub(super) struct Task<F: Future> {
    /// `None` while it is polled, and when it is gone.
    future: Cell<Option<Pin<Box<F>>>>,
    outcome: Cell<Outcome<F::Output>>,
    /// `Key::NONE` once the task was cancelled.
    key: Cell<Key>,
}

enum Outcome<T> {
    /// The waker of the task that awaits the handle, if one does.
    Awaited(Option<Waker>),
    Done(Result<T, JoinError>),
    /// The handle has returned it.
    Taken,
}

/// What the loop knows of a task.
pub(super) trait Run {
    fn set_key(&self, key: Key);
    /// Polls the future. True when it is gone.
    fn run(&self, cx: &mut Context<'_>) -> bool;
    /// Drops the future, wherever it is.
    fn close(&self);
    /// Tells the waker of the task that awaits the handle from others.
    fn joiner(&self) -> Option<*const ()>;
}

/// What the handle knows of a task.
pub(super) trait Join<T> {
    fn poll_join(&self, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>>;
    /// The key, if there is something left to cancel.
    fn cancel(&self) -> Option<Key>;
    fn is_finished(&self) -> bool;
}

impl<F: Future> Task<F> {
    pub(super) fn new(future: F) -> Task<F> {
        Task {
            future: Cell::new(Some(Box::pin(future))),
            outcome: Cell::new(Outcome::Awaited(None)),
            key: Cell::new(Key::NONE),
        }
    }

    fn finish(&self, result: Result<F::Output, JoinError>) {
        let before = self.outcome.replace(Outcome::Done(result));
        if let Outcome::Awaited(Some(joiner)) = before {
            foreign::wake(joiner);
        }
    }

    /// Reads the outcome, which a `Cell` can only give away, and puts it back.
    fn read<T>(&self, read: impl FnOnce(&Outcome<F::Output>) -> T) -> T {
        let outcome = self.outcome.replace(Outcome::Taken);
        let result = read(&outcome);
        self.outcome.set(outcome);
        result
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
        // The panic of a task does not stop the loop.
        match foreign::run(|| future.as_mut().poll(cx)) {
            Ok(Poll::Pending) => {
                self.future.set(Some(future));
                return false;
            }
            // The future is dropped before the handle returns its output.
            Ok(Poll::Ready(output)) => {
                self.finish(match foreign::run(|| drop(future)) {
                    Ok(()) => Ok(output),
                    Err(panic) => Err(JoinError::Panicked(panic)),
                })
            }
            Err(panic) => {
                foreign::drop_quietly(future);
                self.finish(Err(JoinError::Panicked(panic)));
            }
        }
        true
    }

    fn close(&self) {
        if let Some(future) = self.future.take() {
            self.finish(Err(match foreign::run(|| drop(future)) {
                Ok(()) => JoinError::Cancelled,
                Err(panic) => JoinError::Panicked(panic),
            }));
        }
    }

    fn joiner(&self) -> Option<*const ()> {
        self.read(|outcome| match outcome {
            Outcome::Awaited(joiner) => joiner.as_ref().map(Waker::data),
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
            Outcome::Awaited(Some(joiner)) if joiner.will_wake(cx.waker()) => {
                self.outcome.set(Outcome::Awaited(Some(joiner)));
                Poll::Pending
            }
            Outcome::Awaited(old) => {
                self.outcome.set(Outcome::Awaited(None));
                let joiner = Some(cx.waker().clone());
                self.outcome.set(Outcome::Awaited(joiner));
                foreign::drop_quietly(old);
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
        self.read(|outcome| !matches!(outcome, Outcome::Awaited(_)))
    }
}
