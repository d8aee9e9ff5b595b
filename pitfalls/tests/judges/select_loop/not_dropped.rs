//! Loses the first half, too: no race drops the read. It ends after four bytes,
//! and the next one overwrites them.

use std::io;

use side_by_side::{say, seconds, watch};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    spawn,
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
    wire.write_all(b"tele").await?;
    sleep(seconds(1.0)).await;
    bell.send(()).await.expect("the receiver should be there");
    sleep(seconds(1.0)).await;
    say!("grampostcard");
    wire.write_all(b"grampostcard").await
}

async fn listen(mut wire: TcpStream, mut bell: Receiver<()>) -> io::Result<()> {
    let mut frame = [0; 8];
    watch("read", wire.read(&mut frame)).await?;
    watch("bell", bell.recv()).await;
    say!("I am here");
    let frame = watch("read", read_frame(&mut wire)).await?;
    say!("got {}", String::from_utf8_lossy(&frame));
    Ok(())
}

async fn read_frame(wire: &mut TcpStream) -> io::Result<[u8; 8]> {
    let mut frame = [0; 8];
    wire.read_exact(&mut frame).await?;
    Ok(frame)
}
