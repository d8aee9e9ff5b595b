//! On smol: `send` waits while the channel is full.

use side_by_side::{Unit, figure, number, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    spawn,
};

pub fn main() {
    block_on(watch("main", work()));
}

async fn work() {
    let (tray, letters) = bounded(2);
    spawn(watch("postman", deliver(tray))).detach();
    let clerk = spawn(watch("clerk", sort(letters)));
    let most = clerk.await;
    figure("letters waiting at most", most as f64, Unit::Count);
}

async fn deliver(tray: Sender<usize>) {
    for letter in 0..number("letters", 10) {
        tray.send(letter).await.ok();
    }
}

async fn sort(letters: Receiver<usize>) -> usize {
    let mut most = 0;
    while letters.recv().await.is_ok() {
        Timer::after(seconds(0.2)).await;
        most = most.max(letters.len());
    }
    most
}
