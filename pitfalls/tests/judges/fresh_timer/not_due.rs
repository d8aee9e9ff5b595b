//! Never fires, too: one timer for all turns, and the letters end before it
//! is due.

use std::pin::pin;

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
    let mut is_open = true;
    while is_open {
        sleep(seconds(0.3)).await;
        is_open = letterbox.send("letter").await.is_ok();
    }
}

async fn collect(mut letters: Receiver<&str>) {
    let mut van = pin!(watch("van", sleep(seconds(9.0))));
    let mut count = 0;
    while count < 8 {
        select! {
            _ = letters.recv() => count += 1,
            () = &mut van => break,
        }
    }
    say!("off with {count} letters");
}
