//! Main runs all tasks in its own executor.

use side_by_side::{number, seconds, watch};
use smol::io::{AsyncReadExt, AsyncWriteExt};
use smol::net::{TcpListener, TcpStream};
use smol::{LocalExecutor, Timer, block_on};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;

/// How many each client sends.
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    let executor = Rc::new(LocalExecutor::new());
    block_on(executor.run(serve_and_talk(Rc::clone(&executor))))
}

async fn serve_and_talk(
    executor: Rc<LocalExecutor<'static>>,
) -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK).await?;
    let address = listener.local_addr()?;
    let clients = number("clients", 100);
    let serving = serve(Rc::clone(&executor), listener, clients);
    let server = executor.spawn(watch("server", serving));
    let client =
        |n| executor.spawn(watch(format!("client {n}"), talk(address)));
    for client in (1..=clients).map(client).collect::<Vec<_>>() {
        client.await?;
    }
    server.await
}

async fn serve(
    executor: Rc<LocalExecutor<'static>>,
    listener: TcpListener,
    clients: usize,
) -> io::Result<()> {
    for n in 1..=clients {
        let (stream, _) = listener.accept().await?;
        executor
            .spawn(watch(format!("connection {n}"), echo(stream)))
            .detach();
    }
    Ok(())
}

async fn echo(mut stream: TcpStream) -> io::Result<()> {
    let mut message = [0; 5];
    for _ in 0..MESSAGES {
        stream.read_exact(&mut message).await?;
        stream.write_all(&message).await?;
    }
    Ok(())
}

async fn talk(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    for _ in 0..MESSAGES {
        let mut message = *b"hello";
        stream.write_all(&message).await?;
        stream.read_exact(&mut message).await?;
        Timer::after(seconds(0.1)).await;
    }
    Ok(())
}
