//! As the card's `Try:` suggests: a timeout of 5 s.

use crate::servers::{PARTS, Servers, body, not_loaded, request};
use side_by_side::{say, seconds, watch_call};
use std::io::ErrorKind::{TimedOut, WouldBlock};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

pub fn main() -> Result<(), String> {
    let servers = Servers::start()?;
    load_page(&servers)
}

fn load_page(servers: &Servers) -> Result<(), String> {
    let parts = PARTS.iter().zip(&servers.addresses);
    let mut loads =
        parts.map(|(name, at)| watch_call(*name, || load(name, *at)));
    loads.try_for_each(|loaded| loaded)
}

fn load(name: &str, at: SocketAddr) -> Result<(), String> {
    let loaded = get(name, at);
    match loaded {
        Ok(text) => say!("{text}"),
        // Which of the two it is depends on the operating system.
        Err(error) if [TimedOut, WouldBlock].contains(&error.kind()) => {
            say!("no answer");
        }
        Err(error) => return Err(not_loaded(name, error)),
    }
    Ok(())
}

fn get(name: &str, at: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect(at)?;
    stream.set_read_timeout(Some(seconds(5)))?;
    stream.write_all(request(name).as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(body(&answer))
}
