//! Counterexample: each request blocks a thread of the blocking pool.

use crate::servers::{PARTS, Servers, body, not_loaded, request};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::io::{self, ErrorKind::TimedOut, Read, Write};
use std::net::{SocketAddr, TcpStream};
use tokio::{runtime::Runtime, task::spawn_blocking, time::timeout};

pub fn main() -> Result<(), String> {
    let servers = Servers::start()?;
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(load_page(&servers))
}

async fn load_page(servers: &Servers) -> Result<(), String> {
    let parts = PARTS.iter().zip(&servers.addresses);
    let loads = parts.map(|(name, at)| watch(*name, load(name, *at)));
    join_all(loads).await.into_iter().collect()
}

async fn load(name: &'static str, at: SocketAddr) -> Result<(), String> {
    let loaded = timeout(seconds(3), get(name, at)).await;
    match loaded.unwrap_or_else(|elapsed| Err(elapsed.into())) {
        Ok(text) => say!("{text}"),
        Err(error) if error.kind() == TimedOut => say!("no answer"),
        Err(error) => return Err(not_loaded(name, error)),
    }
    Ok(())
}

async fn get(name: &'static str, at: SocketAddr) -> io::Result<String> {
    let waiting = spawn_blocking(move || {
        let mut stream = TcpStream::connect(at)?;
        stream.set_read_timeout(Some(seconds(4)))?;
        stream.write_all(request(name).as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(body(&answer))
    });
    waiting.await.expect("the call should not panic")
}
