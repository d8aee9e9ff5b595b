//! An event loop to be read: it polls the tasks that are ready, and when none
//! is, it sleeps until a timer, a socket or another thread wakes one.
//!
//! | file | term |
//! | --- | --- |
//! | `executor.rs` | tasks, the join handle, cancelling |
//! | `waker.rs` | what a task leaves behind to be called by |
//! | `inbox.rs` | how wakes from other threads arrive |
//! | `timers.rs` | `sleep` |
//! | `reactor.rs` | what the system has to say about sockets |
//! | `tcp.rs` | a listener and a stream that wait for the reactor |
//!
//! One loop, one thread: tasks need not be `Send`, nothing is stolen, and no
//! task is interrupted. Begin with [`EventLoop::block_on`]. The grown-up versions: tokio's
//! `runtime/scheduler/current_thread/mod.rs`, async-executor's `lib.rs`
//! (`LocalExecutor`) together with async-io's `driver.rs`.

mod executor;
mod inbox;
mod reactor;
mod tcp;
mod timers;
mod waker;

/// What the inbox stands on; `tests/loom.rs` puts loom's in its place.
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
    task::{Context, Poll},
    thread,
    time::{Duration, Instant},
};

pub use executor::{JoinError, JoinHandle};
pub use tcp::{TcpListener, TcpStream};
pub use timers::{Sleep, sleep};

use executor::Tasks;
use reactor::{Bell, Reactor};
use timers::Timers;
use waker::{Inbox, Key, OwnWaker};

/// So many polls, and then timers, sockets and other threads are heard.
const POLLS_IN_A_ROW: usize = 128;

/// Runs a future, and all that it spawns, until it is ready. Tasks that are
/// left then are dropped.
///
/// # Panics
///
/// Inside of a task or of another `block_on`, which would then wait for itself;
/// and when nothing is left that could wake a task, as far as can be known.
pub fn block_on<F: Future>(future: F) -> F::Output {
    EventLoop::new().block_on(future)
}

/// Adds a task to the loop that runs on this thread. Dropping the handle
/// detaches the task.
///
/// # Panics
///
/// Outside of a loop.
pub fn spawn<F: Future + 'static>(future: F) -> JoinHandle<F::Output> {
    Loop::current().spawn(future)
}

/// Lets every other task that is ready have its turn first.
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
        let inbox = Arc::new(Inbox::new(Bell::new()));
        EventLoop(Rc::new(Loop {
            ready: RefCell::default(),
            tasks: RefCell::default(),
            timers: RefCell::default(),
            reactor: OnceCell::new(),
            inbox,
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

    /// Runs the loop until the future is ready. See [`block_on`].
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        let _entered = Entered::alone(&self.0);
        let main = OwnWaker::for_main(&self.0.inbox);
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
                } else if main.begin_turn(key)
                    && let Poll::Ready(output) = future.as_mut().poll(&mut cx)
                {
                    return output;
                }
            }
            self.0.hear(&main);
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
    /// Tasks that were woken, first come first served.
    ready: RefCell<VecDeque<Key>>,
    tasks: RefCell<Tasks>,
    timers: RefCell<Timers>,
    /// From the first socket on.
    reactor: OnceCell<Reactor>,
    inbox: Arc<Inbox>,
    is_closed: Cell<bool>,
}

impl Loop {
    fn next_ready(&self) -> Option<Key> {
        self.ready.borrow_mut().pop_front()
    }

    /// Takes in what timers, sockets and other threads have to say; waits for
    /// it where no task is ready.
    fn hear(&self, main: &OwnWaker) {
        for key in self.inbox.take() {
            self.wake_posted(key, main);
        }
        self.fire_timers();
        let sockets = self.reactor.get().filter(|r| r.is_waited_for());
        let nothing_ready = self.ready.borrow().is_empty();
        if nothing_ready && self.inbox.may_sleep() {
            let next = self.timers.borrow_mut().next();
            let wait =
                next.map(|at| at.saturating_duration_since(Instant::now()));
            match (sockets, wait) {
                (Some(sockets), wait) => sockets.wait(wait),
                (None, Some(wait)) => thread::park_timeout(wait),
                (None, None) => self.wait_for_others(main),
            }
            self.inbox.is_awake();
            self.fire_timers();
        } else if let Some(sockets) = sockets {
            sockets.wait(Some(Duration::ZERO));
        }
    }

    /// Only another thread can wake a task now, if there is one that can.
    fn wait_for_others(&self, main: &OwnWaker) {
        thread::park_timeout(SILENCE);
        if !self.inbox.is_empty() {
            return;
        }
        assert!(
            self.tasks.borrow().has_wakers_elsewhere(main),
            "nothing is left that could wake a task: all of them wait, and \
             no timer, no socket and no other thread knows of them"
        );
        while self.inbox.is_empty() {
            thread::park();
        }
    }

    /// The loop that runs on this thread.
    fn current() -> Rc<Loop> {
        Loop::with_current(Rc::clone)
            .expect("no loop runs on this thread; do this inside of `block_on`")
    }

    fn with_current<T>(what: impl FnOnce(&Rc<Loop>) -> T) -> Option<T> {
        let with = |current: &RefCell<Option<Rc<Loop>>>| {
            current.borrow().as_ref().map(what)
        };
        // A waker may be called when the thread has given up its locals.
        CURRENT.try_with(with).ok().flatten()
    }
}

/// How long it must be quiet before somebody asks whether it will ever end.
const SILENCE: Duration = Duration::from_millis(100);

thread_local! {
    static CURRENT: RefCell<Option<Rc<Loop>>> = const { RefCell::new(None) };
}

/// While it lives, the loop is the one that runs on this thread.
struct Entered {
    outer: Option<Rc<Loop>>,
}

impl Entered {
    fn alone(entered: &Rc<Loop>) -> Entered {
        let is_inside = Loop::with_current(|_| ()).is_some();
        assert!(
            !is_inside,
            "`block_on` inside of a loop that runs would stop that loop: \
             `.await` the future, or `spawn` it"
        );
        Entered::instead(entered)
    }

    fn instead(entered: &Rc<Loop>) -> Entered {
        Entered {
            outer: CURRENT.replace(Some(Rc::clone(entered))),
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.outer.take());
    }
}
