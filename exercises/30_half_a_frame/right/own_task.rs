//! A task reads frames, and nothing races with its reads. The board races with
//! `recv`, which loses nothing.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
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
async fn show(wire: DuplexStream, mut minutes: Receiver<u32>) {
    let (to_board, mut trains) = channel(1);
    spawn(watch("reader", read(wire, to_board)));
    loop {
        select! {
            train = trains.recv() => match train {
                Some(train) => say!("train {train}"),
                None => break,
            },
            Some(minute) = minutes.recv() => say!("minute {minute}"),
        }
    }
}

async fn read(mut wire: DuplexStream, to_board: Sender<String>) {
    let mut frame = [0; 8];
    while wire.read_exact(&mut frame).await.is_ok() {
        let train = String::from_utf8_lossy(&frame).into_owned();
        to_board.send(train).await.expect("the board is there");
    }
}
