//! On tokio, as the card says to try: the third pause is longer than the
//! timer.

use side_by_side::{say, seconds, watch};
use tokio::{
    select, spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    let (letterbox, letters) = channel(1);
    spawn(watch("clerk", collect(letters)));
    watch("sender", send(letterbox)).await;
}

async fn send(letterbox: Sender<&str>) {
    for pause in [0.3, 0.3, 2.3] {
        sleep(seconds(pause)).await;
        letterbox.send("letter").await.ok(); // The van may have left.
    }
}

async fn collect(mut letters: Receiver<&str>) {
    let mut count = 0;
    while count < 8 {
        select! {
            _ = letters.recv() => count += 1,
            () = watch("van", sleep(seconds(2.0))) => break,
        }
    }
    say!("off with {count} letters");
}
