//! Main joins all clients, instead of spawning them.

use futures::future::try_join_all;
use side_by_side::{number, seconds, watch};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::{runtime::Runtime, spawn, time::sleep};

/// How many each client sends.
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    Runtime::new()?.block_on(serve_and_talk())
}

async fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK).await?;
    let address = listener.local_addr()?;
    let clients = number("clients", 100);
    let server = spawn(watch("server", serve(listener, clients)));
    let client = |n| watch(format!("client {n}"), talk(address));
    try_join_all((1..=clients).map(client)).await?;
    server.await.expect("the server should not panic")
}

async fn serve(listener: TcpListener, clients: usize) -> io::Result<()> {
    for n in 1..=clients {
        let (stream, _) = listener.accept().await?;
        spawn(watch(format!("connection {n}"), echo(stream)));
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
        sleep(seconds(0.1)).await;
    }
    Ok(())
}
