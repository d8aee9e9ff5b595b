//! Counterexample: one thread per connection, blocked in `block_on`.

use super::{LOOPBACK, MESSAGES};
use side_by_side::{number, seconds, watch};
use smol::io::{AsyncReadExt, AsyncWriteExt};
use smol::net::{TcpListener, TcpStream};
use smol::{Timer, block_on, spawn};
use std::{io, net::SocketAddr, thread};

pub fn main() -> io::Result<()> {
    block_on(serve_and_talk())
}

async fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK).await?;
    let address = listener.local_addr()?;
    let clients = number("clients", 100);
    let server = spawn(watch("server", serve(listener, clients)));
    let client = |n| spawn(watch(format!("client {n}"), talk(address)));
    for client in (1..=clients).map(client).collect::<Vec<_>>() {
        client.await?;
    }
    server.await
}

async fn serve(listener: TcpListener, clients: usize) -> io::Result<()> {
    for n in 1..=clients {
        let (stream, _) = listener.accept().await?;
        let connection = watch(format!("connection {n}"), echo(stream));
        thread::spawn(|| block_on(connection));
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
