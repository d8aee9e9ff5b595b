//! Named threads, and fewer messages.

use side_by_side::{number, seconds, watch_call};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::{Builder, sleep, spawn};

/// How many each client sends.
const MESSAGES: usize = 7;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    serve_and_talk()
}

fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let address = listener.local_addr()?;
    let clients = number("clients", 100);
    let server =
        spawn(move || watch_call("server", || serve(listener, clients)));
    let client =
        |n| spawn(move || watch_call(format!("client {n}"), || talk(address)));
    for client in (1..=clients).map(client).collect::<Vec<_>>() {
        client.join().expect("a client should not panic")?;
    }
    server.join().expect("the server should not panic")
}

fn serve(listener: TcpListener, clients: usize) -> io::Result<()> {
    for n in 1..=clients {
        let (stream, _) = listener.accept()?;
        let run =
            move || watch_call(format!("connection {n}"), || echo(stream));
        Builder::new().name("an end".to_owned()).spawn(run)?;
    }
    Ok(())
}

fn echo(mut stream: TcpStream) -> io::Result<()> {
    let mut message = [0; 5];
    for _ in 0..MESSAGES {
        stream.read_exact(&mut message)?;
        stream.write_all(&message)?;
    }
    Ok(())
}

fn talk(address: SocketAddr) -> io::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    for _ in 0..MESSAGES {
        let mut message = *b"hello";
        stream.write_all(&message)?;
        stream.read_exact(&mut message)?;
        sleep(seconds(0.1));
    }
    Ok(())
}
