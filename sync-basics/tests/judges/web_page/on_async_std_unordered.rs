//! `FuturesUnordered` polls only the futures that were woken.

use crate::servers::{PARTS, Servers, body, not_loaded, request};
use async_std::io::{ReadExt, WriteExt, timeout};
use async_std::{net::TcpStream, task::block_on};
use futures::{TryStreamExt, stream::FuturesUnordered};
use side_by_side::{say, seconds, watch};
use std::{io, io::ErrorKind::TimedOut, net::SocketAddr};

pub fn main() -> Result<(), String> {
    let servers = Servers::start()?;
    block_on(load_page(&servers))
}

async fn load_page(servers: &Servers) -> Result<(), String> {
    let parts = PARTS.iter().zip(&servers.addresses);
    let loads = parts.map(|(name, at)| watch(*name, load(name, *at)));
    loads.collect::<FuturesUnordered<_>>().try_collect().await
}

async fn load(name: &str, at: SocketAddr) -> Result<(), String> {
    let loaded = timeout(seconds(3), get(name, at)).await;
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
