//! Step 4: `TcpListener` and `TcpStream` wait without a thread.
//!
//! What step 3 needs: a thread for each socket.
//!
//! What is new: a reactor. One system call waits for many sockets (epoll,
//! kqueue or IOCP, through the crate `mio`). A socket of this loop never
//! blocks: if it has nothing to read, the system returns "would block", and the
//! task registers its waker and is pending. The loop no longer parks its
//! thread; it sleeps in that call until a socket is ready, another thread rings
//! the alarm, or a timer is due.
//!
//! Still missing: cancelling a task, a panic that stays in its task, and speed.
//! `our_loop` has them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::future::poll_fn;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use mio::{Events, Interest, Token, event::Source};

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
        let until_next = here.wake_sleepers();
        let is_idle = here.woken.lock().expect("no panic").is_empty();
        // New! Each round polls the reactor, whether tasks are ready or not.
        here.wait(if is_idle { until_next } else { Duration::ZERO });
        let round = std::mem::take(&mut *here.woken.lock().expect("no panic"));
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

/// Waits for a length of time, from this call on.
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

/// A timer. Dropping it takes it out of its loop.
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

/// The longest sleep: `Instant::now() + Duration::MAX` would panic.
const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// New! A TCP listener. Several tasks may wait for it.
pub struct TcpListener(Socket<mio::net::TcpListener>);

impl TcpListener {
    /// # Panics
    ///
    /// Outside `block_on`.
    pub fn bind(address: impl Into<SocketAddr>) -> io::Result<TcpListener> {
        let listener = mio::net::TcpListener::bind(address.into())?;
        Socket::new(listener).map(TcpListener)
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.source.local_addr()
    }

    /// Waits for the next connection.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let accept = |listener: &mio::net::TcpListener| listener.accept();
        let (stream, address) = self.0.until_ready(accept).await?;
        Ok((TcpStream(Socket::new(stream)?), address))
    }
}

/// New! A TCP connection.
pub struct TcpStream(Socket<mio::net::TcpStream>);

impl TcpStream {
    /// # Panics
    ///
    /// Outside `block_on`.
    pub async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
        let stream = mio::net::TcpStream::connect(address)?;
        let stream = TcpStream(Socket::new(stream)?);
        let connected = |stream: &mio::net::TcpStream| {
            if let Some(error) = stream.take_error()? {
                return Err(error);
            }
            match stream.peer_addr() {
                Err(e) if e.kind() == ErrorKind::NotConnected => {
                    Err(ErrorKind::WouldBlock.into())
                }
                result => result.map(drop),
            }
        };
        stream.0.until_ready(connected).await?;
        Ok(stream)
    }

    /// Reads what is there, up to the buffer's length; 0 at the end.
    pub async fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = |mut stream: &mio::net::TcpStream| stream.read(buffer);
        self.0.until_ready(read).await
    }

    /// Fills the whole buffer.
    pub async fn read_exact(
        &mut self,
        mut buffer: &mut [u8],
    ) -> io::Result<()> {
        while !buffer.is_empty() {
            match self.read(buffer).await? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                length => buffer = &mut buffer[length..],
            }
        }
        Ok(())
    }

    /// Writes all of it.
    pub async fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let write = |mut stream: &mio::net::TcpStream| stream.write(bytes);
            match self.0.until_ready(write).await? {
                0 => return Err(ErrorKind::WriteZero.into()),
                length => bytes = &bytes[length..],
            }
        }
        Ok(())
    }
}

/// New! A socket that the loop knows by its id.
struct Socket<S: Source> {
    source: S,
    id: usize,
    home: Weak<Loop>,
}

impl<S: Source> Socket<S> {
    fn new(mut source: S) -> io::Result<Socket<S>> {
        let here = CURRENT.with_borrow(Weak::upgrade).expect("no loop runs");
        let (id, home) = (here.new_id(), Rc::downgrade(&here));
        let both = Interest::READABLE | Interest::WRITABLE;
        let poll = here.reactor.poll.borrow();
        poll.registry().register(&mut source, Token(id), both)?;
        Ok(Socket { source, id, home })
    }

    /// Tries `operation`. While it would block, the task waits for the socket.
    async fn until_ready<T>(
        &self,
        mut operation: impl FnMut(&S) -> io::Result<T>,
    ) -> io::Result<T> {
        let try_it = |cx: &mut Context<'_>| match operation(&self.source) {
            Err(e) if e.kind() == ErrorKind::WouldBlock => {
                self.leave_waker(cx.waker().clone());
                Poll::Pending
            }
            result => Poll::Ready(result),
        };
        poll_fn(try_it).await
    }

    fn leave_waker(&self, waker: Waker) {
        let home = self.home.upgrade().expect("its loop runs");
        let mut waiting = home.reactor.waiting.borrow_mut();
        let wakers = waiting.entry(self.id).or_default();
        if !wakers.iter().any(|known| known.will_wake(&waker)) {
            wakers.push(waker);
        }
    }
}

impl<S: Source> Drop for Socket<S> {
    fn drop(&mut self) {
        if let Some(home) = self.home.upgrade() {
            let _wakers = home.reactor.waiting.borrow_mut().remove(&self.id);
            let poll = home.reactor.poll.borrow();
            // It is closed next, which deregisters it as well.
            poll.registry().deregister(&mut self.source).ok();
        }
    }
}

struct TaskWaker {
    id: usize,
    woken: Arc<Mutex<BTreeSet<usize>>>,
    thread: ThreadId,
    alarm: Arc<mio::Waker>, // New!
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.woken.lock().expect("no panic").insert(self.id);
        // New! The loop's own thread is awake.
        if thread::current().id() != self.thread {
            self.alarm.wake().expect("the system takes a wake");
        }
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
    timers: RefCell<BTreeMap<(Instant, usize), Waker>>,
    reactor: Reactor, // New!
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
        let waker = TaskWaker {
            id,
            woken: Arc::clone(&self.woken),
            thread: thread::current().id(),
            alarm: Arc::clone(&self.reactor.alarm),
        };
        (id, Waker::from(Arc::new(waker)))
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

    /// Wakes the tasks whose deadlines have passed. Returns the time to the
    /// next deadline.
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

    /// New! Waits until sockets are ready, but not for longer than `timeout`,
    /// and wakes the tasks that wait for them.
    fn wait(&self, timeout: Duration) {
        let mut events = Events::with_capacity(1024);
        let mut poll = self.reactor.poll.borrow_mut();
        match poll.poll(&mut events, Some(timeout)) {
            // A signal came; the loop asks again.
            Err(e) if e.kind() == ErrorKind::Interrupted => return,
            result => result.expect("the system waits"),
        }
        drop(poll);
        for event in &events {
            let Token(id) = event.token();
            let wakers = self.reactor.waiting.borrow_mut().remove(&id);
            wakers.into_iter().flatten().for_each(Waker::wake);
        }
    }
}

/// New! Asks the system which sockets are ready.
struct Reactor {
    poll: RefCell<mio::Poll>,
    /// Ends the loop's sleep.
    alarm: Arc<mio::Waker>,
    /// For each socket the wakers of the tasks that wait for it.
    waiting: RefCell<HashMap<usize, Vec<Waker>>>,
}

impl Default for Reactor {
    fn default() -> Reactor {
        let poll = mio::Poll::new().expect("the system has epoll or the like");
        let alarm = mio::Waker::new(poll.registry(), Token(usize::MAX));
        Reactor {
            poll: RefCell::new(poll),
            alarm: Arc::new(alarm.expect("the system has an alarm")),
            waiting: RefCell::default(),
        }
    }
}
