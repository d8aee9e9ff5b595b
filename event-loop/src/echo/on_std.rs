//! On plain std: a thread for each end of each connection.

use super::{CLIENTS, LOOPBACK, MESSAGES};
use side_by_side::{say, seconds, watch_call};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, sleep};
use std::{io, net::SocketAddr};

pub fn main() -> io::Result<()> {
    serve_and_talk()
}

fn serve_and_talk() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let address = listener.local_addr()?;
    let server = thread::spawn(|| watch_call("server", || serve(listener)));
    let client = move |n| watch_call(format!("client {n}"), || talk(address));
    let clients = (1..=CLIENTS).map(|n| thread::spawn(move || client(n)));
    for client in clients.collect::<Vec<_>>() {
        client.join().expect("a client does not panic")?;
    }
    server.join().expect("the server does not panic")?;
    say!("{} messages came back", CLIENTS * MESSAGES);
    Ok(())
}

fn serve(listener: TcpListener) -> io::Result<()> {
    let mut connections = Vec::new();
    while connections.len() < CLIENTS {
        let (stream, _) = listener.accept()?;
        connections.push(thread::spawn(|| echo(stream)));
    }
    for connection in connections {
        connection.join().expect("an echo does not panic")?;
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
