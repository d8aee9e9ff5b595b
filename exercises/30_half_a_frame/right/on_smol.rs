//! The same with smol, on a socket.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    spawn,
};
use std::io;

pub fn program() {
    block_on(watch("main", show_trains())).expect("the wire should work");
}

async fn show_trains() -> io::Result<()> {
    let platform = TcpListener::bind("127.0.0.1:0").await?;
    let there = TcpStream::connect(platform.local_addr()?).await?;
    let (here, _) = platform.accept().await?;
    let (to_board, minutes) = bounded(1);
    spawn(watch("station", send(there))).detach();
    spawn(watch("clock", tick(to_board))).detach();
    show(here, minutes).await;
    Ok(())
}

/// Sends two trains, each in two halves.
async fn send(mut wire: TcpStream) {
    for half in ["7 Vi", "enna", "3 Pr", "ague"] {
        wire.write_all(half.as_bytes()).await.expect("it is open");
        Timer::after(seconds(one_of([1, 2]))).await;
    }
}

/// Ticks after 0.5 s, 1.5 s, and so on, as long as the board is there.
async fn tick(to_board: Sender<u32>) {
    Timer::after(seconds(0.5)).await;
    let mut minute = 1;
    while to_board.send(minute).await.is_ok() {
        Timer::after(seconds(1)).await;
        minute += 1;
    }
}

enum News {
    Bytes(usize),
    Minute(u32),
}

/// Shows trains and minutes until the wire is closed.
async fn show(mut wire: TcpStream, minutes: Receiver<u32>) {
    let mut frame = [0; 8];
    let mut count = 0;
    loop {
        let bytes = async {
            let read = wire.read(&mut frame[count..]).await;
            News::Bytes(read.unwrap_or(0))
        };
        let minute = async {
            let minute = minutes.recv().await;
            News::Minute(minute.expect("the clock is there"))
        };
        match or(bytes, minute).await {
            News::Bytes(0) => break,
            News::Bytes(more) => count += more,
            News::Minute(minute) => say!("minute {minute}"),
        }
        if count == frame.len() {
            say!("train {}", String::from_utf8_lossy(&frame));
            count = 0;
        }
    }
}
