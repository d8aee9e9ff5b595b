//! Two letters wait at most, too, but the postman does not wait: the tray is
//! full, and he throws letters away.

use side_by_side::{Unit, figure, number, seconds, watch};
use tokio::{
    spawn,
    sync::mpsc::{Receiver, Sender, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    watch("main", work()).await;
}

async fn work() {
    let (tray, letters) = channel(2);
    spawn(watch("postman", deliver(tray)));
    let clerk = spawn(watch("clerk", sort(letters)));
    let most = clerk.await.expect("the clerk should not panic");
    figure("letters waiting at most", most as f64, Unit::Count);
}

async fn deliver(tray: Sender<usize>) {
    for letter in 0..number("letters", 10) {
        tray.try_send(letter).ok();
    }
}

async fn sort(mut letters: Receiver<usize>) -> usize {
    let mut most = 0;
    while letters.recv().await.is_some() {
        sleep(seconds(0.2)).await;
        most = most.max(letters.len());
    }
    most
}
