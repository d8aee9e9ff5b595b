//! An event loop to read: it polls the ready tasks. If no task is ready, it
//! parks until a timer, a socket or another thread wakes one.
//!
//! | file | contents |
//! | --- | --- |
//! | `executor.rs` | polls the tasks that are ready |
//! | `task.rs` | a task, its join handle, cancelling |
//! | `park.rs` | what the loop does if no task is ready |
//! | `silence.rs` | whether anything is left that could wake a task |
//! | `context.rs` | which loop runs on this thread |
//! | `waker.rs` | makes a task ready |
//! | `wake_queue.rs` | how wakes from other threads reach the loop |
//! | `timers.rs` | `sleep` |
//! | `reactor.rs` | asks the system which sockets are ready |
//! | `tcp.rs` | a listener and a stream that wait for the reactor |
//! | `blocking.rs` | the blocking pool |
//! | `foreign.rs` | how the loop runs code that is not its own |
//!
//! The loop runs on one thread, so tasks need not be `Send`, and no other
//! thread steals one. Start reading at [`EventLoop::block_on`]. Compare tokio's
//! `runtime/scheduler/current_thread/mod.rs`, and async-executor's `lib.rs`
//! (`LocalExecutor`) together with async-io's `driver.rs`.

mod blocking;
mod context;
mod executor;
mod foreign;
mod park;
mod reactor;
mod silence;
mod task;
mod tcp;
mod timers;
mod wake_queue;
mod waker;

/// What the wake queue uses; `tests/loom.rs` replaces it by loom's.
mod sync {
    pub(super) use std::sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    };
}

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    future::poll_fn,
    pin::pin,
    rc::Rc,
    sync::Arc,
    task::{Context, Poll, Waker},
};

pub use blocking::spawn_blocking;
pub use task::{JoinError, JoinHandle};
pub use tcp::{TcpListener, TcpStream};
pub use timers::{Sleep, sleep};

use context::Entered;
use executor::Tasks;
use reactor::{Reactor, Unparker};
use timers::Timers;
use waker::{Key, OwnWaker, WakeQueue};

/// After this many polls, the loop checks timers, sockets and other threads.
const POLLS_IN_A_ROW: usize = 128;

/// Runs a future, and the tasks that it spawns, until the future is ready.
/// Then the tasks that are left are dropped.
///
/// # Panics
///
/// Inside a task or another `block_on`, because the outer loop would stop. And
/// if all tasks wait and nothing is left that could wake one, as far as the
/// loop can see.
pub fn block_on<F: Future>(future: F) -> F::Output {
    EventLoop::new().block_on(future)
}

/// Adds a task to the loop that runs on this thread. Dropping the handle
/// detaches the task.
///
/// # Panics
///
/// Outside a loop.
pub fn spawn<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
    Loop::current().spawn(future)
}

/// Ends `run_forever` of the loop that runs on this thread, or its next one.
///
/// # Panics
///
/// Outside a loop.
pub fn stop() {
    let current = Loop::current();
    current.is_stopped.set(true);
    if let Some(runner) = current.runner.take() {
        foreign::wake(runner);
    }
}

/// Lets every other ready task run first.
pub async fn yield_now() {
    let mut yielded = false;
    let turn = poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    });
    turn.await;
}

/// A loop that can be run several times. Dropping it drops its tasks.
pub struct EventLoop(Rc<Loop>);

impl EventLoop {
    #[expect(clippy::new_without_default, reason = "a loop has no default")]
    pub fn new() -> EventLoop {
        let wake_queue = Arc::new(WakeQueue::new(Unparker::new()));
        EventLoop(Rc::new(Loop {
            ready: RefCell::default(),
            tasks: RefCell::default(),
            timers: RefCell::default(),
            reactor: OnceCell::new(),
            wake_queue,
            runs: Cell::new(0),
            is_stopped: Cell::new(false),
            runner: Cell::new(None),
            is_closed: Cell::new(false),
        }))
    }

    /// Adds a task, to be polled by the next `block_on`.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
    {
        self.0.spawn(future)
    }

    /// Runs the loop until a task calls [`stop`]. Tasks that are left
    /// continue when the loop is run again.
    pub fn run_forever(&self) {
        self.block_on(poll_fn(|cx| {
            if self.0.is_stopped.take() {
                return Poll::Ready(());
            }
            let old = self.0.runner.replace(Some(cx.waker().clone()));
            foreign::drop_quietly(old);
            Poll::Pending
        }));
    }

    /// Drops all tasks, and the loop.
    pub fn close(self) {
        drop(self);
    }

    /// Runs the loop until the future is ready. See [`block_on`].
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _entered = Entered::alone(&self.0);
        self.0.runs.update(|runs| runs.wrapping_add(1));
        let main = OwnWaker::for_main(&self.0.wake_queue, self.0.runs.get());
        let mut future = pin!(future);
        let mut cx = Context::from_waker(main.waker());
        self.0.make_ready(&main);
        loop {
            for _ in 0..POLLS_IN_A_ROW {
                let Some(key) = self.0.next_ready() else {
                    break;
                };
                if !key.is_main() {
                    self.0.poll_task(key);
                } else if main.begin_poll(key)
                    && let Poll::Ready(output) = future.as_mut().poll(&mut cx)
                {
                    return output;
                }
            }
            self.0.wake_tasks(&main);
        }
    }
}

impl Drop for EventLoop {
    fn drop(&mut self) {
        let _entered = Entered::instead(&self.0);
        self.0.close();
    }
}

/// What the parts share.
struct Loop {
    /// Tasks that were woken, in that order.
    ready: RefCell<VecDeque<Key>>,
    tasks: RefCell<Tasks>,
    timers: RefCell<Timers>,
    /// The first socket makes it.
    reactor: OnceCell<Reactor>,
    wake_queue: Arc<WakeQueue>,
    /// How often `block_on` was called.
    runs: Cell<u32>,
    is_stopped: Cell<bool>,
    /// The waker of `run_forever`.
    runner: Cell<Option<Waker>>,
    is_closed: Cell<bool>,
}

impl Loop {
    fn next_ready(&self) -> Option<Key> {
        self.ready.borrow_mut().pop_front()
    }
}
