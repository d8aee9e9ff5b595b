//! On async-std: one `sleep`, made before the loop; each turn borrows it.

use std::pin::pin;

use async_std::{
    channel::{Receiver, Sender, bounded},
    prelude::FutureExt,
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let (letterbox, letters) = bounded(1);
    spawn(watch("clerk", collect(letters)));
    block_on(watch("sender", send(letterbox)));
}

async fn send(letterbox: Sender<&str>) {
    let mut is_open = true;
    while is_open {
        sleep(seconds(0.3)).await;
        is_open = letterbox.send("letter").await.is_ok();
    }
}

async fn collect(letters: Receiver<&str>) {
    let mut count = 0;
    let van = async {
        sleep(seconds(2.0)).await;
        None
    };
    let mut van = pin!(watch("van", van));
    while count < 8 {
        let letter = async { letters.recv().await.ok() };
        match letter.race(van.as_mut()).await {
            Some(_) => count += 1,
            None => break,
        }
    }
    say!("off with {count} letters");
}
