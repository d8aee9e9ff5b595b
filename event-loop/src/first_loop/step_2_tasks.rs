//! Step 2: `spawn` adds tasks.
//!
//! What was missing: step 1 runs one future. If two futures are joined into it,
//! each wake polls both of them.
//!
//! What is new: the loop has a map of tasks. Each task has an id, and a waker
//! that knows the id. A wake puts the id into the set `woken`, and the loop
//! polls the tasks whose ids it finds there.
//!
//! A waker may be called long after its task has finished. That is harmless:
//! no id is used twice, so the loop finds no task for it.
//!
//! If a task panics, `block_on` panics, and drops all other tasks.
//!
//! Still missing: time. A task that sleeps needs a thread that sleeps for it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::pin::{Pin, pin};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Runs a future on this thread until it is ready, and returns its output.
///
/// Tasks that are left then are dropped.
///
/// # Panics
///
/// If a task panics. Also inside a task or another `block_on`, because the
/// outer loop would be blocked.
pub fn block_on<F: Future>(future: F) -> F::Output {
    assert!(CURRENT.with_borrow(Weak::upgrade).is_none(), "a loop runs");
    // New! Tasks are added to the current loop.
    let here = Rc::<Loop>::default();
    CURRENT.set(Rc::downgrade(&here));
    let (main, waker) = here.new_task();
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        let round = std::mem::take(&mut *here.woken.lock().expect("no panic"));
        // After `park` this round is still empty. The next one has the ids.
        if round.is_empty() {
            thread::park();
        }
        for id in round {
            if id != main {
                here.poll_task(id); // New!
            } else if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
                return output;
            }
        }
    }
}

/// New! Adds a task to the loop that runs on this thread. Dropping the handle
/// detaches the task.
///
/// # Panics
///
/// Outside `block_on`.
pub fn spawn<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
    let here = CURRENT.with_borrow(Weak::upgrade).expect("no loop runs");
    let handle = JoinHandle(Rc::default(), Rc::default());
    let (output, waiter) = (Rc::clone(&handle.0), Rc::clone(&handle.1));
    let future = Box::pin(async move {
        output.set(Some(future.await));
        waiter.take().inspect(Waker::wake_by_ref);
    });
    let (id, waker) = here.new_task();
    here.tasks.borrow_mut().insert(id, Task { waker, future });
    handle
}

/// New! Waits for a task, and gives its output. If the loop ends before the
/// task, the handle is never ready.
///
/// The task shares both cells. They are for its output, and for the waker of
/// the task that waits.
pub struct JoinHandle<T>(Rc<Cell<Option<T>>>, Rc<Cell<Option<Waker>>>);

impl<T> Future for JoinHandle<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let JoinHandle(output, waiter) = &*self;
        waiter.set(Some(cx.waker().clone()));
        output.take().map_or(Poll::Pending, Poll::Ready)
    }
}

struct TaskWaker {
    id: usize,                          // New!
    woken: Arc<Mutex<BTreeSet<usize>>>, // New!
    thread: Thread,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.woken.lock().expect("no panic").insert(self.id); // New!
        self.thread.unpark();
    }
}

/// New! A spawned future.
struct Task {
    waker: Waker,
    future: Pin<Box<dyn Future<Output = ()>>>,
}

/// New! The state of a loop. No foreign code (a future, a waker, a drop)
/// is called while a `RefCell` of it is borrowed.
#[derive(Default)]
struct Loop {
    tasks: RefCell<HashMap<usize, Task>>,
    woken: Arc<Mutex<BTreeSet<usize>>>,
    next_id: Cell<usize>,
}

thread_local! {
    static CURRENT: RefCell<Weak<Loop>> = const { RefCell::new(Weak::new()) };
}

impl Loop {
    /// Returns a new id and its waker. The id is in `woken` already, so that
    /// the task is polled a first time.
    fn new_task(&self) -> (usize, Waker) {
        let id = self.next_id.replace(self.next_id.get() + 1);
        self.woken.lock().expect("no panic").insert(id);
        let (woken, thread) = (Arc::clone(&self.woken), thread::current());
        (id, Waker::from(Arc::new(TaskWaker { id, woken, thread })))
    }

    fn poll_task(&self, id: usize) {
        // The task is not in the map while it is polled, so it may spawn
        // others.
        let task = self.tasks.borrow_mut().remove(&id);
        let Some(mut task) = task else { return };
        let mut cx = Context::from_waker(&task.waker);
        if task.future.as_mut().poll(&mut cx).is_pending() {
            self.tasks.borrow_mut().insert(id, task);
        }
    }
}
