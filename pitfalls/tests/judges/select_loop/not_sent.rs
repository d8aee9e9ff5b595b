//! Gets the same frame, but the read that is dropped has taken nothing: the
//! first half was not sent.

use std::io;

use side_by_side::{say, seconds, watch};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    select, spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() -> io::Result<()> {
    let office = TcpListener::bind("127.0.0.1:0").await?;
    let there = TcpStream::connect(office.local_addr()?).await?;
    let (here, _) = office.accept().await?;
    let (bell, rings) = channel(1);
    let sender = spawn(watch("sender", send(there, bell.clone())));
    watch("receiver", listen(here, rings)).await?;
    sender.await?
}

async fn send(mut wire: TcpStream, bell: Sender<()>) -> io::Result<()> {
    sleep(seconds(1.0)).await;
    say!("tele");
    sleep(seconds(1.0)).await;
    bell.send(()).await.expect("the receiver should be there");
    sleep(seconds(1.0)).await;
    say!("grampostcard");
    wire.write_all(b"grampostcard").await
}

async fn listen(mut wire: TcpStream, mut bell: Receiver<()>) -> io::Result<()> {
    let frame = loop {
        select! {
            frame = watch("read", read_frame(&mut wire)) => break frame?,
            _ = watch("bell", bell.recv()) => say!("I am here"),
        }
    };
    say!("got {}", String::from_utf8_lossy(&frame));
    Ok(())
}

async fn read_frame(wire: &mut TcpStream) -> io::Result<[u8; 8]> {
    let mut frame = [0; 8];
    wire.read_exact(&mut frame).await?;
    Ok(frame)
}
