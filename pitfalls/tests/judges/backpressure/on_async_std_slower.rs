//! On async-std, with a postman who is slower, but still faster than the clerk.

use async_std::{
    channel::{Receiver, Sender, unbounded},
    task::{block_on, sleep, spawn},
};
use side_by_side::{Unit, figure, number, seconds, watch};

pub fn main() {
    block_on(watch("main", work()));
}

async fn work() {
    let (tray, letters) = unbounded();
    spawn(watch("postman", deliver(tray)));
    let clerk = spawn(watch("clerk", sort(letters)));
    let most = clerk.await;
    figure("letters waiting at most", most as f64, Unit::Count);
}

async fn deliver(tray: Sender<usize>) {
    for letter in 0..number("letters", 10) {
        tray.send(letter).await.ok();
        sleep(seconds(0.02)).await;
    }
}

async fn sort(letters: Receiver<usize>) -> usize {
    let mut most = 0;
    while letters.recv().await.is_ok() {
        sleep(seconds(0.2)).await;
        most = most.max(letters.len());
    }
    most
}
