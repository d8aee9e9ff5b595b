//! The parts are awaited one after the other.

use crate::servers::{PARTS, Servers, body, not_loaded, request};
use side_by_side::{say, seconds, watch};
use std::{io, io::ErrorKind::TimedOut, net::SocketAddr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::{net::TcpStream, runtime::Runtime, time::timeout};

pub fn main() -> Result<(), String> {
    let servers = Servers::start()?;
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(load_page(&servers))
}

async fn load_page(servers: &Servers) -> Result<(), String> {
    let parts = PARTS.iter().zip(&servers.addresses);
    for (name, at) in parts {
        watch(*name, load(name, *at)).await?;
    }
    Ok(())
}

async fn load(name: &str, at: SocketAddr) -> Result<(), String> {
    let loaded = timeout(seconds(3), get(name, at)).await;
    match loaded.unwrap_or_else(|elapsed| Err(elapsed.into())) {
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
