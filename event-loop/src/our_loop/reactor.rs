//! The reactor: asks the system which sockets have become ready, and wakes the
//! tasks that wait for them.
//!
//! mio asks every system (epoll, kqueue, IOCP) in the same way. An event comes
//! once, when a socket becomes ready. So a task uses its socket until the
//! socket would block, and only then waits for it. Compare tokio's
//! `runtime/io/driver.rs`, and async-io's `reactor.rs`.

use std::{
    cell::RefCell,
    io,
    sync::OnceLock,
    task::{Context, Poll, Waker},
    thread::{self, Thread},
    time::Duration,
};

use mio::{Events, Interest, Token, event::Source};

use super::{Loop, foreign, wake_queue::Unpark};

/// How many events are read at a time.
const EVENTS: usize = 1024;
/// The token of the event that ends the reactor's wait; no socket has it.
const UNPARK: Token = Token(usize::MAX);

pub(super) struct Reactor {
    poll: RefCell<mio::Poll>,
    events: RefCell<Events>,
    sockets: RefCell<Sockets>,
}

#[derive(Default)]
struct Sockets {
    all: Vec<Socket>,
    free: Vec<usize>,
    /// How many wakers are left in `all`.
    waiting: usize,
    last_waiter: u64,
}

/// The wakers of the tasks that wait for a socket, in each direction. Several
/// tasks can wait for one listener.
#[derive(Default)]
struct Socket {
    waiting: [Vec<(u64, Waker)>; 2],
}

#[derive(Clone, Copy)]
pub(super) enum Direction {
    Read,
    Write,
}

impl Reactor {
    fn new() -> io::Result<(Reactor, mio::Waker)> {
        let poll = mio::Poll::new()?;
        let unpark = mio::Waker::new(poll.registry(), UNPARK)?;
        let reactor = Reactor {
            poll: RefCell::new(poll),
            events: RefCell::new(Events::with_capacity(EVENTS)),
            sockets: RefCell::default(),
        };
        Ok((reactor, unpark))
    }

    /// Gives the socket a number. From now on there are events for it.
    pub(super) fn register(
        &self,
        socket: &mut impl Source,
    ) -> io::Result<usize> {
        let mut sockets = self.sockets.borrow_mut();
        let number = sockets.free.last().copied();
        let number = number.unwrap_or(sockets.all.len());
        let both = Interest::READABLE | Interest::WRITABLE;
        let poll = self.poll.borrow();
        poll.registry().register(socket, Token(number), both)?;
        if sockets.free.pop().is_none() {
            sockets.all.push(Socket::default());
        }
        Ok(number)
    }

    pub(super) fn deregister(&self, socket: &mut impl Source, number: usize) {
        // If this fails: the socket is closed next, which also ends its events.
        self.poll.borrow().registry().deregister(socket).ok();
        let mut sockets = self.sockets.borrow_mut();
        let old = std::mem::take(&mut sockets.all[number]);
        sockets.waiting -= old.waiting.iter().map(Vec::len).sum::<usize>();
        sockets.free.push(number);
        drop(sockets);
        foreign::drop_quietly(old);
    }

    /// For one task that waits for a socket.
    pub(super) fn waiter(
        &self,
        socket: usize,
        direction: Direction,
    ) -> Waiter<'_> {
        let mut sockets = self.sockets.borrow_mut();
        sockets.last_waiter += 1;
        Waiter {
            reactor: self,
            socket,
            direction,
            number: sockets.last_waiter,
        }
    }

    /// Does any task wait for a socket?
    pub(super) fn is_waited_for(&self) -> bool {
        self.sockets.borrow().waiting > 0
    }

    /// Waits for events, no longer than `at_most`, and wakes the tasks that
    /// wait for them. With epoll, mio rounds the time up to milliseconds.
    pub(super) fn wait(&self, at_most: Option<Duration>) {
        let mut events = self.events.borrow_mut();
        if self.poll.borrow_mut().poll(&mut events, at_most).is_err() {
            // A signal ended the wait; the loop asks again.
            return;
        }
        let mut wakers = Vec::new();
        let mut sockets = self.sockets.borrow_mut();
        for event in events.iter() {
            let Token(number) = event.token();
            if event.is_readable() || event.is_read_closed() {
                sockets.take_wakers(number, Direction::Read, &mut wakers);
            }
            if event.is_writable() || event.is_write_closed() {
                sockets.take_wakers(number, Direction::Write, &mut wakers);
            }
        }
        drop(sockets);
        drop(events);
        for waker in wakers {
            foreign::wake(waker);
        }
    }
}

impl Sockets {
    fn take_wakers(
        &mut self,
        socket: usize,
        direction: Direction,
        wakers: &mut Vec<Waker>,
    ) {
        if let Some(socket) = self.all.get_mut(socket) {
            let waiting = socket.waiting[direction as usize].drain(..);
            self.waiting -= waiting.len();
            wakers.extend(waiting.map(|(_, waker)| waker));
        }
    }
}

impl Loop {
    /// The reactor; the first socket makes it.
    pub(super) fn reactor(&self) -> io::Result<&Reactor> {
        if self.reactor.get().is_none() {
            let (reactor, unpark) = Reactor::new()?;
            self.wake_queue.unparker().poll.set(unpark).ok();
            self.reactor.set(reactor).ok();
        }
        Ok(self.reactor.get().expect("it was made right here"))
    }
}

/// A task that waits for a socket. Dropping it takes its waker back.
pub(super) struct Waiter<'a> {
    reactor: &'a Reactor,
    socket: usize,
    direction: Direction,
    number: u64,
}

impl Waiter<'_> {
    /// Tries `operation`. If it would block, the task's waker is left with the
    /// reactor, which calls it when the socket is ready.
    pub(super) fn poll_io<T>(
        &self,
        cx: &mut Context<'_>,
        mut operation: impl FnMut() -> io::Result<T>,
    ) -> Poll<io::Result<T>> {
        loop {
            match operation() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    self.leave_waker(cx);
                    return Poll::Pending;
                }
                result => return Poll::Ready(result),
            }
        }
    }

    /// Ready after one event for the socket.
    pub(super) fn poll_event(
        &self,
        cx: &mut Context<'_>,
        is_second: bool,
    ) -> Poll<()> {
        if is_second && self.take_waker().is_none() {
            return Poll::Ready(());
        }
        self.leave_waker(cx);
        Poll::Pending
    }

    fn leave_waker(&self, cx: &mut Context<'_>) {
        let waker = cx.waker().clone();
        let old = self.take_waker();
        let mut sockets = self.reactor.sockets.borrow_mut();
        sockets.all[self.socket].waiting[self.direction as usize]
            .push((self.number, waker));
        sockets.waiting += 1;
        drop(sockets);
        foreign::drop_quietly(old);
    }

    fn take_waker(&self) -> Option<Waker> {
        let mut sockets = self.reactor.sockets.borrow_mut();
        let waiting =
            &mut sockets.all[self.socket].waiting[self.direction as usize];
        let is_own = |(number, _): &(u64, Waker)| *number == self.number;
        let (_, waker) = waiting.remove(waiting.iter().position(is_own)?);
        sockets.waiting -= 1;
        Some(waker)
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        foreign::drop_quietly(self.take_waker());
    }
}

/// Ends the sleep of the loop's thread, whether it is parked or in the reactor.
pub(super) struct Unparker {
    thread: Thread,
    poll: OnceLock<mio::Waker>,
}

impl Unparker {
    /// For a loop that runs on this thread.
    pub(super) fn new() -> Unparker {
        Unparker {
            thread: thread::current(),
            poll: OnceLock::new(),
        }
    }
}

impl Unpark for Unparker {
    fn unpark(&self) {
        self.thread.unpark();
        if let Some(poll) = self.poll.get() {
            // It fails only if the system has no resources left.
            poll.wake().ok();
        }
    }
}
