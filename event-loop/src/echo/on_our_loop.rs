//! On our loop: the reactor in `our_loop/reactor.rs` hears the sockets.

use super::{CLIENTS, LOOPBACK, MESSAGES};
use event_loop::our_loop::{TcpListener, TcpStream, block_on, sleep};
use futures::future::{try_join, try_join_all};
use side_by_side::{say, seconds, watch};
use std::{io, net::SocketAddr};

pub fn main() -> io::Result<()> {
    block_on(serve_and_talk())
}

async fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let address = listener.local_addr()?;
    let server = watch("server", serve(listener));
    let client = |n| watch(format!("client {n}"), talk(address));
    try_join(server, try_join_all((1..=CLIENTS).map(client))).await?;
    say!("{} messages came back", CLIENTS * MESSAGES);
    Ok(())
}

async fn serve(mut listener: TcpListener) -> io::Result<()> {
    let mut connections = Vec::new();
    while connections.len() < CLIENTS {
        let (stream, _) = listener.accept().await?;
        connections.push(echo(stream));
    }
    try_join_all(connections).await?;
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
