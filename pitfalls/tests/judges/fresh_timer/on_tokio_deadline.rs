//! On tokio, cured with a deadline: each turn creates a new timer, and all of
//! them are due at the same time.

use side_by_side::{say, seconds, watch};
use tokio::{
    select, spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::{Instant, sleep, sleep_until},
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
    let due = Instant::now() + seconds(2.0);
    let mut count = 0;
    while count < 8 {
        let van = watch("van", sleep_until(due));
        select! {
            _ = letters.recv() => count += 1,
            () = van => break,
        }
    }
    say!("off with {count} letters");
}
