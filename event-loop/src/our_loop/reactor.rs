//! The reactor: hears from the system which sockets have become ready, and
//! wakes the tasks that wait for them.
//!
//! mio asks the system (epoll, kqueue, IOCP) the same way everywhere. News come
//! once, at the edge from not ready to ready; so a socket is used until it
//! would block, and only then waited for. Grown-up versions: tokio's
//! `runtime/io/driver.rs`, async-io's `reactor.rs`.

use std::{
    cell::RefCell,
    io,
    sync::OnceLock,
    task::{Context, Poll, Waker},
    thread::{self, Thread},
    time::Duration,
};

use mio::{Events, Interest, Token, event::Source};

use super::{Loop, inbox::Ring};

/// The news that are taken in at a time.
const NEWS: usize = 1024;
/// What the bell's own news say; no socket has this number.
const BELL: Token = Token(usize::MAX);

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
        let bell = mio::Waker::new(poll.registry(), BELL)?;
        let reactor = Reactor {
            poll: RefCell::new(poll),
            events: RefCell::new(Events::with_capacity(NEWS)),
            sockets: RefCell::default(),
        };
        Ok((reactor, bell))
    }

    /// Gives the socket a number, and hears of it from now on.
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
        // It is closed next, which takes it out as well.
        self.poll.borrow().registry().deregister(socket).ok();
        let mut sockets = self.sockets.borrow_mut();
        let old = std::mem::take(&mut sockets.all[number]);
        sockets.waiting -= old.waiting.iter().map(Vec::len).sum::<usize>();
        sockets.free.push(number);
        // A waker may run any code when it is dropped.
        drop(sockets);
        drop(old);
    }

    /// Lets one task wait for a socket.
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

    /// Waits for news, no longer than `patience`, and wakes who waits for them.
    /// With epoll mio counts milliseconds, and so rounds up.
    pub(super) fn wait(&self, patience: Option<Duration>) {
        let mut events = self.events.borrow_mut();
        if self.poll.borrow_mut().poll(&mut events, patience).is_err() {
            // A signal came in between; the loop asks again.
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
        // A waker may run any code when it is called.
        drop(sockets);
        for waker in wakers {
            waker.wake();
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
            let (reactor, bell) = Reactor::new()?;
            self.inbox.bell().poll.set(bell).ok();
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

    fn leave_waker(&self, cx: &mut Context<'_>) {
        // A waker may run any code when it is cloned or dropped, so `sockets`
        // is not borrowed then.
        let waker = cx.waker().clone();
        let old = self.take_waker();
        let mut sockets = self.reactor.sockets.borrow_mut();
        sockets.all[self.socket].waiting[self.direction as usize]
            .push((self.number, waker));
        sockets.waiting += 1;
        drop(sockets);
        drop(old);
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
        drop(self.take_waker());
    }
}

/// Wakes the loop's thread, wherever it sleeps.
pub(super) struct Bell {
    thread: Thread,
    poll: OnceLock<mio::Waker>,
}

impl Bell {
    /// For a loop that runs on this thread.
    pub(super) fn new() -> Bell {
        Bell {
            thread: thread::current(),
            poll: OnceLock::new(),
        }
    }
}

impl Ring for Bell {
    fn ring(&self) {
        self.thread.unpark();
        if let Some(poll) = self.poll.get() {
            // It fails only where the system is out of everything.
            poll.wake().ok();
        }
    }
}
