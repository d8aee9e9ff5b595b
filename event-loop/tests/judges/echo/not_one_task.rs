//! Counterexample: the server polls all connections in its own task.

use super::{LOOPBACK, MESSAGES};
use futures::future::try_join_all;
use side_by_side::{number, seconds, watch};
use std::{io, net::SocketAddr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() -> io::Result<()> {
    Runtime::new()?.block_on(serve_and_talk())
}

async fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK).await?;
    let address = listener.local_addr()?;
    let clients = number("clients", 100);
    let server = spawn(watch("server", serve(listener, clients)));
    let client = |n| spawn(watch(format!("client {n}"), talk(address)));
    for client in (1..=clients).map(client).collect::<Vec<_>>() {
        client.await.expect("a client should not panic")?;
    }
    server.await.expect("the server should not panic")
}

async fn serve(listener: TcpListener, clients: usize) -> io::Result<()> {
    let mut connections = Vec::new();
    for n in 1..=clients {
        let (stream, _) = listener.accept().await?;
        connections.push(watch(format!("connection {n}"), echo(stream)));
    }
    try_join_all(connections).await.map(drop)
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
