//! On async-std, with `select` from `futures`, which drops the read here, too.

use std::io;

use async_std::{
    channel::{Receiver, Sender, bounded},
    io::{ReadExt, WriteExt},
    net::{TcpListener, TcpStream},
    task::{block_on, sleep, spawn},
};
use futures::future::{Either, select};
use side_by_side::{say, seconds, watch};
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
    sleep(seconds(1.0)).await;
    say!("tele");
    wire.write_all(b"tele").await?;
    sleep(seconds(1.0)).await;
    bell.send(()).await.expect("the receiver should be there");
    sleep(seconds(1.0)).await;
    say!("grampostcard");
    wire.write_all(b"grampostcard").await
}

async fn listen(mut wire: TcpStream, bell: Receiver<()>) -> io::Result<()> {
    let frame = loop {
        let read = Box::pin(watch("read", read_frame(&mut wire)));
        let ring = Box::pin(watch("bell", bell.recv()));
        if let Either::Right((frame, _)) = select(ring, read).await {
            break frame?;
        }
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
