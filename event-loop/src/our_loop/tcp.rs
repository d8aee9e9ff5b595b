//! A TCP listener and a stream: the system's, but instead of their thread their
//! task waits.
//!
//! Grown-up versions: tokio's `net/tcp/`, async-io's `Async<T>` in `lib.rs`.

use std::{
    future::poll_fn,
    io::{self, Read, Write},
    net::{Shutdown, SocketAddr},
    rc::Rc,
};

use mio::event::Source;

use super::{
    Loop,
    reactor::{Direction, poll_io},
};

pub struct TcpListener(Registered<mio::net::TcpListener>);

impl TcpListener {
    /// # Errors
    ///
    /// The system's: the address is taken, say.
    ///
    /// # Panics
    ///
    /// Outside of a loop.
    pub fn bind(address: impl Into<SocketAddr>) -> io::Result<TcpListener> {
        let listener = mio::net::TcpListener::bind(address.into())?;
        Registered::new(listener).map(TcpListener)
    }

    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.socket.local_addr()
    }

    /// Waits for the next connection.
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {
        let accept = || self.0.socket.accept();
        let (stream, address) = self.0.until(Direction::Read, accept).await?;
        Ok((TcpStream(Registered::new(stream)?), address))
    }
}

pub struct TcpStream(Registered<mio::net::TcpStream>);

impl TcpStream {
    /// # Errors
    ///
    /// The system's: nobody listens there, say.
    ///
    /// # Panics
    ///
    /// Outside of a loop.
    pub async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
        let stream = Registered::new(mio::net::TcpStream::connect(address)?)?;
        let connected = || {
            if let Some(error) = stream.socket.take_error()? {
                return Err(error);
            }
            match stream.socket.peer_addr() {
                Err(e) if e.kind() == io::ErrorKind::NotConnected => {
                    Err(io::ErrorKind::WouldBlock.into())
                }
                result => result.map(drop),
            }
        };
        stream.until(Direction::Write, connected).await?;
        Ok(TcpStream(stream))
    }

    /// Reads what is there, up to the buffer's length; 0 at the end.
    pub async fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = || (&self.0.socket).read(buffer);
        self.0.until(Direction::Read, read).await
    }

    /// Fills the whole buffer.
    pub async fn read_exact(&self, mut buffer: &mut [u8]) -> io::Result<()> {
        while !buffer.is_empty() {
            match self.read(buffer).await? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                length => buffer = &mut buffer[length..],
            }
        }
        Ok(())
    }

    /// Writes all of it.
    pub async fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let write = || (&self.0.socket).write(bytes);
            match self.0.until(Direction::Write, write).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                length => bytes = &bytes[length..],
            }
        }
        Ok(())
    }

    /// Says that nothing more will be written.
    pub fn shutdown(&self) -> io::Result<()> {
        self.0.socket.shutdown(Shutdown::Write)
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

    async fn until<T>(
        &self,
        direction: Direction,
        mut what: impl FnMut() -> io::Result<T>,
    ) -> io::Result<T> {
        let reactor = self.home.reactor()?;
        poll_fn(|cx| poll_io(reactor, self.number, direction, cx, &mut what))
            .await
    }
}

impl<S: Source> Drop for Registered<S> {
    fn drop(&mut self) {
        if let Some(reactor) = self.home.reactor.get() {
            reactor.deregister(&mut self.socket, self.number);
        }
    }
}
