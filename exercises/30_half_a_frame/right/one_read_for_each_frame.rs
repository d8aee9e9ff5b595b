//! One `read_exact` for each frame; the turns of a loop borrow it.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::{io, pin::pin};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
    runtime::Builder,
    select, spawn,
    time::sleep,
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", show_trains()));
}

async fn show_trains() {
    let (here, there) = duplex(64);
    let (to_board, minutes) = channel(1);
    spawn(watch("station", send(there)));
    spawn(watch("clock", tick(to_board)));
    show(here, minutes).await;
}

/// Sends two trains, each in two halves.
async fn send(mut wire: DuplexStream) {
    for half in ["7 Vi", "enna", "3 Pr", "ague"] {
        wire.write_all(half.as_bytes()).await.expect("it is open");
        sleep(seconds(one_of([1, 2]))).await;
    }
}

/// Ticks after 0.5 s, 1.5 s, and so on, as long as the board is there.
async fn tick(to_board: Sender<u32>) {
    sleep(seconds(0.5)).await;
    let mut minute = 1;
    while to_board.send(minute).await.is_ok() {
        sleep(seconds(1)).await;
        minute += 1;
    }
}

/// Shows trains and minutes until the wire is closed.
async fn show(mut wire: DuplexStream, mut minutes: Receiver<u32>) {
    loop {
        let mut read = pin!(watch("read", read_frame(&mut wire)));
        let frame = loop {
            select! {
                frame = &mut read => break frame,
                Some(minute) = minutes.recv() => say!("minute {minute}"),
            }
        };
        match frame {
            Ok(frame) => say!("train {}", String::from_utf8_lossy(&frame)),
            Err(_) => return,
        }
    }
}

async fn read_frame(wire: &mut DuplexStream) -> io::Result<[u8; 8]> {
    let mut frame = [0; 8];
    wire.read_exact(&mut frame).await?;
    Ok(frame)
}
