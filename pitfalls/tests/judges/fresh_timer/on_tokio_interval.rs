//! On tokio, with an `interval` that each turn makes anew. Its first tick is
//! immediate, so the second one is raced.

use side_by_side::{say, seconds, watch};
use tokio::{
    select, spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::{interval, sleep},
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
    let mut count = 0;
    while count < 8 {
        let van = watch("van", second_tick());
        select! {
            _ = letters.recv() => count += 1,
            () = van => break,
        }
    }
    say!("off with {count} letters");
}

async fn second_tick() {
    let mut ticks = interval(seconds(2.0));
    ticks.tick().await;
    ticks.tick().await;
}
