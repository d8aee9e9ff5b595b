//! Step 3: `sleep` waits without a thread.
//!
//! What step 2 needs: a thread for each task that sleeps. Most of the time the
//! loop's own thread sleeps, too. So it can wait for the timers itself.
//!
//! What is new: a map of timers, ordered by their deadlines. The loop parks its
//! thread until the first deadline, and no longer. Then it wakes the tasks
//! whose deadlines have passed.
//!
//! Still missing: sockets. A task that reads from one needs a thread that reads
//! for it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::pin::{Pin, pin};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

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
    // Tasks are added to the current loop.
    let here = Rc::<Loop>::default();
    CURRENT.set(Rc::downgrade(&here));
    let (main, waker) = here.new_task();
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        let until_next = here.wake_sleepers(); // New!
        let round = std::mem::take(&mut *here.woken.lock().expect("no panic"));
        // After `park` this round is still empty. The next one has the ids.
        if round.is_empty() {
            thread::park_timeout(until_next); // New!
        }
        for id in round {
            if id != main {
                here.poll_task(id);
            } else if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
                return output;
            }
        }
    }
}

/// Adds a task to the loop that runs on this thread. Dropping the handle
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

/// Waits for a task, and gives its output. If the loop ends before the task,
/// the handle is never ready.
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

/// New! Waits for a length of time, from this call on.
///
/// # Panics
///
/// Outside `block_on`.
pub fn sleep(duration: Duration) -> Sleep {
    let here = CURRENT.with_borrow(Weak::upgrade).expect("no loop runs");
    let deadline = Instant::now() + duration.min(CENTURY);
    let (home, key) = (Rc::downgrade(&here), (deadline, here.new_id()));
    Sleep { home, key }
}

/// New! A timer. Dropping it takes it out of its loop.
pub struct Sleep {
    home: Weak<Loop>,
    key: (Instant, usize),
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.key.0 {
            return Poll::Ready(());
        }
        let home = self.home.upgrade().expect("its loop runs");
        let waker = cx.waker().clone();
        let _old = home.timers.borrow_mut().insert(self.key, waker);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(home) = self.home.upgrade() {
            let _waker = home.timers.borrow_mut().remove(&self.key);
        }
    }
}

/// New! The longest sleep: `Instant::now() + Duration::MAX` would panic.
const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

struct TaskWaker {
    id: usize,
    woken: Arc<Mutex<BTreeSet<usize>>>,
    thread: Thread,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.woken.lock().expect("no panic").insert(self.id);
        self.thread.unpark();
    }
}

/// A spawned future.
struct Task {
    waker: Waker,
    future: Pin<Box<dyn Future<Output = ()>>>,
}

/// The state of a loop. No foreign code (a future, a waker, a drop)
/// is called while a `RefCell` of it is borrowed.
#[derive(Default)]
struct Loop {
    tasks: RefCell<HashMap<usize, Task>>,
    woken: Arc<Mutex<BTreeSet<usize>>>,
    next_id: Cell<usize>,
    timers: RefCell<BTreeMap<(Instant, usize), Waker>>, // New!
}

thread_local! {
    static CURRENT: RefCell<Weak<Loop>> = const { RefCell::new(Weak::new()) };
}

impl Loop {
    fn new_id(&self) -> usize {
        self.next_id.replace(self.next_id.get() + 1)
    }

    /// Returns a new id and its waker. The id is in `woken` already, so that
    /// the task is polled a first time.
    fn new_task(&self) -> (usize, Waker) {
        let id = self.new_id();
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

    /// New! Wakes the tasks whose deadlines have passed. Returns the time to
    /// the next deadline.
    fn wake_sleepers(&self) -> Duration {
        let mut timers = self.timers.borrow_mut();
        let later = timers.split_off(&(Instant::now(), usize::MAX));
        let due = std::mem::replace(&mut *timers, later);
        drop(timers);
        due.into_values().for_each(Waker::wake);
        let timers = self.timers.borrow();
        let next = timers.keys().next();
        next.map_or(CENTURY, |(deadline, _)| *deadline - Instant::now())
    }
}
