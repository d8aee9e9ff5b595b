//! Counterexample: both ends sleep ten times, and no message is sent.

use super::{LOOPBACK, MESSAGES};
use side_by_side::{number, seconds, watch};
use std::{io, net::SocketAddr};
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
    for n in 1..=clients {
        let (stream, _) = listener.accept().await?;
        spawn(watch(format!("connection {n}"), echo(stream)));
    }
    Ok(())
}

async fn echo(_stream: TcpStream) {
    for _ in 0..MESSAGES {
        sleep(seconds(0.1)).await;
    }
}

async fn talk(address: SocketAddr) -> io::Result<()> {
    let _stream = TcpStream::connect(address).await?;
    for _ in 0..MESSAGES {
        sleep(seconds(0.1)).await;
    }
    Ok(())
}
