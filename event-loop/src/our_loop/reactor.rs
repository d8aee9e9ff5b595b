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
}

/// Who waits for a socket, in each direction: one task, since a socket that is
/// waited for is borrowed mutably.
#[derive(Default)]
struct Socket {
    waiting: [Option<Waker>; 2],
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
        for direction in [Direction::Read, Direction::Write] {
            drop(self.take(number, direction));
        }
        self.sockets.borrow_mut().free.push(number);
    }

    /// The task is woken when the socket can be read from, or written to.
    pub(super) fn wait_for(
        &self,
        number: usize,
        direction: Direction,
        cx: &mut Context<'_>,
    ) {
        // A waker may be anybody's code, also when it is cloned or dropped: not
        // with the sockets in hand.
        let waker = cx.waker().clone();
        let mut sockets = self.sockets.borrow_mut();
        let place = &mut sockets.all[number].waiting[direction as usize];
        let before = place.replace(waker);
        sockets.waiting += usize::from(before.is_none());
        drop(sockets);
        drop(before);
    }

    /// Takes out the waker of whoever waits.
    pub(super) fn take(
        &self,
        number: usize,
        direction: Direction,
    ) -> Option<Waker> {
        let mut sockets = self.sockets.borrow_mut();
        let socket = sockets.all.get_mut(number)?;
        let waker = socket.waiting[direction as usize].take();
        sockets.waiting -= usize::from(waker.is_some());
        waker
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
        for event in events.iter() {
            let Token(number) = event.token();
            let news = [
                (
                    Direction::Read,
                    event.is_readable() || event.is_read_closed(),
                ),
                (
                    Direction::Write,
                    event.is_writable() || event.is_write_closed(),
                ),
            ];
            for (direction, _) in news.into_iter().filter(|(_, is)| *is) {
                if let Some(waker) = self.take(number, direction) {
                    waker.wake();
                }
            }
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

/// Tries `what` until it would not block; in between, waits for the news.
pub(super) fn poll_io<T>(
    reactor: &Reactor,
    number: usize,
    direction: Direction,
    cx: &mut Context<'_>,
    mut what: impl FnMut() -> io::Result<T>,
) -> Poll<io::Result<T>> {
    loop {
        match what() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                reactor.wait_for(number, direction, cx);
                return Poll::Pending;
            }
            result => return Poll::Ready(result),
        }
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
