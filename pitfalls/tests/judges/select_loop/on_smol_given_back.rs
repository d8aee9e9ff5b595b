//! On smol, with `select` from `futures`, which gives the loser back.

use std::io;

use futures::future::{Either, select};
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    spawn,
};

pub fn main() -> io::Result<()> {
    let office = block_on(TcpListener::bind("127.0.0.1:0"))?;
    let there = block_on(TcpStream::connect(office.local_addr()?))?;
    let (here, _) = block_on(office.accept())?;
    let (bell, rings) = bounded(1);
    let sender = spawn(watch("sender", send(there, bell.clone())));
    block_on(watch("receiver", listen(here, rings)))?;
    block_on(sender)
}

async fn send(mut wire: TcpStream, bell: Sender<()>) -> io::Result<()> {
    Timer::after(seconds(1.0)).await;
    say!("tele");
    wire.write_all(b"tele").await?;
    Timer::after(seconds(1.0)).await;
    bell.send(()).await.expect("the receiver should be there");
    Timer::after(seconds(1.0)).await;
    say!("grampostcard");
    wire.write_all(b"grampostcard").await
}

async fn listen(mut wire: TcpStream, bell: Receiver<()>) -> io::Result<()> {
    let mut read = Box::pin(watch("read", read_frame(&mut wire)));
    let frame = loop {
        let ring = Box::pin(watch("bell", bell.recv()));
        read = match select(read, ring).await {
            Either::Left((frame, _)) => break frame?,
            Either::Right((_, lost)) => lost,
        };
        say!("I am here");
    };
    say!("got {}", String::from_utf8_lossy(&frame));
    Ok(())
}

async fn read_frame(wire: &mut TcpStream) -> io::Result<[u8; 8]> {
    let mut frame = [0; 8];
    wire.read_exact(&mut frame).await?;
    Ok(frame)
}
