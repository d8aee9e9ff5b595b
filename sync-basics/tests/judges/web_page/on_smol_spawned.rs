//! Each part is a task.

use crate::servers::{PARTS, Servers, body, not_loaded, request};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use smol::io::{AsyncReadExt, AsyncWriteExt};
use smol::{Timer, block_on, future::FutureExt, net::TcpStream, spawn};
use std::{io, io::ErrorKind::TimedOut, net::SocketAddr};

pub fn main() -> Result<(), String> {
    let servers = Servers::start()?;
    block_on(load_page(&servers))
}

async fn load_page(servers: &Servers) -> Result<(), String> {
    let parts = PARTS.iter().zip(&servers.addresses);
    let loads = parts.map(|(name, at)| spawn(watch(*name, load(name, *at))));
    join_all(loads).await.into_iter().collect()
}

async fn load(name: &'static str, at: SocketAddr) -> Result<(), String> {
    let timeout = async {
        Timer::after(seconds(3)).await;
        Err(TimedOut.into())
    };
    let loaded = get(name, at).or(timeout).await;
    match loaded {
        Ok(text) => say!("{text}"),
        Err(error) if error.kind() == TimedOut => say!("no answer"),
        Err(error) => return Err(not_loaded(name, error)),
    }
    Ok(())
}

async fn get(name: &str, at: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect(at).await?;
    stream.write_all(request(name).as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(body(&answer))
}
