//! On tokio, as the card says to try: the channel has more room than letters.

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
    let (tray, letters) = channel(100);
    spawn(watch("postman", deliver(tray)));
    let clerk = spawn(watch("clerk", sort(letters)));
    let most = clerk.await.expect("the clerk should not panic");
    figure("letters waiting at most", most as f64, Unit::Count);
}

async fn deliver(tray: Sender<usize>) {
    for letter in 0..number("letters", 10) {
        tray.send(letter).await.ok();
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
