//! Fewer messages and shorter pauses, in steps; each end says more; lanes are
//! inside of the spawned futures.

use async_std::io::{ReadExt, WriteExt};
use async_std::net::{TcpListener, TcpStream};
use async_std::task::{block_on, sleep, spawn};
use side_by_side::{number, say, seconds, watch};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

/// How many each client sends.
const MESSAGES: usize = 6;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

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
        spawn(
            async move { watch(format!("connection {n}"), echo(stream)).await },
        );
    }
    Ok(())
}

async fn echo(mut stream: TcpStream) -> io::Result<()> {
    let mut message = [0; 5];
    for _ in 0..MESSAGES {
        stream.read_exact(&mut message).await?;
        stream.write_all(&message).await?;
    }
    say!("closed");
    Ok(())
}

async fn talk(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    for _ in 0..MESSAGES {
        let mut message = *b"hello";
        stream.write_all(&message).await?;
        stream.read_exact(&mut message).await?;
        for _ in 0..2 {
            sleep(seconds(0.04)).await;
        }
    }
    Ok(())
}
