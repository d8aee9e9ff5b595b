//! On smol: one `Timer`, made before the loop; each turn borrows it.

use std::pin::pin;

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    spawn,
};

pub fn main() {
    let (letterbox, letters) = bounded(1);
    spawn(watch("clerk", collect(letters))).detach();
    block_on(watch("sender", send(letterbox)));
}

async fn send(letterbox: Sender<&str>) {
    let mut is_open = true;
    while is_open {
        Timer::after(seconds(0.3)).await;
        is_open = letterbox.send("letter").await.is_ok();
    }
}

async fn collect(letters: Receiver<&str>) {
    let mut count = 0;
    let van = async {
        Timer::after(seconds(2.0)).await;
        None
    };
    let mut van = pin!(watch("van", van));
    while count < 8 {
        let letter = async { letters.recv().await.ok() };
        match or(letter, van.as_mut()).await {
            Some(_) => count += 1,
            None => break,
        }
    }
    say!("off with {count} letters");
}
