//! Counterexample: each part only sleeps, and no message is sent.

use crate::servers::{PARTS, SILENT, Servers, not_loaded};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use std::{io, io::ErrorKind::TimedOut, net::SocketAddr};
use tokio::{
    runtime::Runtime,
    time::{sleep, timeout},
};

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

async fn load(name: &str, at: SocketAddr) -> Result<(), String> {
    let loaded = timeout(seconds(3), get(name, at)).await;
    match loaded.unwrap_or_else(|elapsed| Err(elapsed.into())) {
        Ok(text) => say!("{text}"),
        Err(error) if error.kind() == TimedOut => say!("no answer"),
        Err(error) => return Err(not_loaded(name, error)),
    }
    Ok(())
}

async fn get(name: &str, _at: SocketAddr) -> io::Result<String> {
    let answer = seconds(if name == SILENT { 9.0 } else { 0.5 });
    sleep(answer).await;
    Ok("process 1".to_owned())
}
