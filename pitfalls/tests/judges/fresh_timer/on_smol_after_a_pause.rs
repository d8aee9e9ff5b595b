//! On smol, as the card says to try: the third pause is longer than the
//! timer.

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
    for pause in [0.3, 0.3, 2.3] {
        Timer::after(seconds(pause)).await;
        letterbox.send("letter").await.ok(); // The van may have left.
    }
}

async fn collect(letters: Receiver<&str>) {
    let mut count = 0;
    while count < 8 {
        let van = async {
            Timer::after(seconds(2.0)).await;
            None
        };
        let letter = async { letters.recv().await.ok() };
        match or(letter, watch("van", van)).await {
            Some(_) => count += 1,
            None => break,
        }
    }
    say!("off with {count} letters");
}
