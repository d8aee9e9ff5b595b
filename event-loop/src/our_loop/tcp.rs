//! A TCP listener and a stream. They are the system's, but a task waits for
//! them, not a thread.
//!
//! Compare tokio's `net/tcp/`, and async-io's `Async<T>` in `lib.rs`.

use std::{
    future::poll_fn,
    io::{self, Read, Write},
    net::SocketAddr,
    rc::Rc,
};

use mio::event::Source;

use super::{Loop, reactor::Direction};

pub struct TcpListener(Registered<mio::net::TcpListener>);

impl TcpListener {
    /// # Errors
    ///
    /// The system's, for example if the address is in use.
    ///
    /// # Panics
    ///
    /// Outside a loop.
    pub fn bind(address: impl Into<SocketAddr>) -> io::Result<TcpListener> {
        let listener = mio::net::TcpListener::bind(address.into())?;
        Registered::new(listener).map(TcpListener)
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.socket.local_addr()
    }

    /// Waits for the next connection. Several tasks can wait at the same time.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let accept = |socket: &mio::net::TcpListener| socket.accept();
        let (stream, address) = self.0.until(Direction::Read, accept).await?;
        Ok((TcpStream(Registered::new(stream)?), address))
    }
}

pub struct TcpStream(Registered<mio::net::TcpStream>);

impl TcpStream {
    /// # Errors
    ///
    /// The system's, for example if no socket listens there.
    ///
    /// # Panics
    ///
    /// Outside a loop.
    pub async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
        let stream = mio::net::TcpStream::connect(address)?;
        let stream = TcpStream(Registered::new(stream)?);
        // On loopback a connection is there immediately. A task that connects
        // in a loop must still yield, or no task accepts.
        stream.0.event(Direction::Write).await?;
        let connected = |socket: &mio::net::TcpStream| {
            if let Some(error) = socket.take_error()? {
                return Err(error);
            }
            match socket.peer_addr() {
                Err(e) if e.kind() == io::ErrorKind::NotConnected => {
                    Err(io::ErrorKind::WouldBlock.into())
                }
                result => result.map(drop),
            }
        };
        stream.0.until(Direction::Write, connected).await?;
        Ok(stream)
    }

    /// Reads what is there, up to the buffer's length; 0 at the end.
    pub async fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = |mut socket: &mio::net::TcpStream| socket.read(buffer);
        self.0.until(Direction::Read, read).await
    }

    /// Fills the whole buffer.
    pub async fn read_exact(
        &mut self,
        mut buffer: &mut [u8],
    ) -> io::Result<()> {
        while !buffer.is_empty() {
            match self.read(buffer).await? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                length => buffer = &mut buffer[length..],
            }
        }
        Ok(())
    }

    /// Writes all of it.
    pub async fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let write = |mut socket: &mio::net::TcpStream| socket.write(bytes);
            match self.0.until(Direction::Write, write).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                length => bytes = &bytes[length..],
            }
        }
        Ok(())
    }
}

/// A socket that the loop's reactor knows by a number.
struct Registered<S: Source> {
    socket: S,
    number: usize,
    home: Rc<Loop>,
}

impl<S: Source> Registered<S> {
    fn new(mut socket: S) -> io::Result<Registered<S>> {
        let home = Loop::current();
        let number = home.reactor()?.register(&mut socket)?;
        Ok(Registered {
            socket,
            number,
            home,
        })
    }

    /// Waits for the socket's next event.
    async fn event(&self, direction: Direction) -> io::Result<()> {
        let waiter = self.home.reactor()?.waiter(self.number, direction);
        let mut is_second = false;
        poll_fn(|cx| {
            let is_second = std::mem::replace(&mut is_second, true);
            waiter.poll_event(cx, is_second)
        })
        .await;
        Ok(())
    }

    /// Tries `operation` again each time the socket is ready, until it would
    /// not block.
    async fn until<T>(
        &self,
        direction: Direction,
        mut operation: impl FnMut(&S) -> io::Result<T>,
    ) -> io::Result<T> {
        let is_home = Loop::with_current(|here| Rc::ptr_eq(here, &self.home));
        assert!(
            is_home == Some(true),
            "a socket works only in the loop in which it was made"
        );
        let reactor = self.home.reactor()?;
        let waiter = reactor.waiter(self.number, direction);
        poll_fn(|cx| waiter.poll_io(cx, || operation(&self.socket))).await
    }
}

impl<S: Source> Drop for Registered<S> {
    fn drop(&mut self) {
        if let Some(reactor) = self.home.reactor.get() {
            reactor.deregister(&mut self.socket, self.number);
        }
    }
}
