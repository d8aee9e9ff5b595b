//! On tokio, as the card says to try: the writer comes later.

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{join, sync::RwLock, time::sleep};

#[tokio::main]
pub async fn main() {
    let board = RwLock::new(1);
    join!(watch("reader", read(&board)), pin_up(&board));
}

async fn read(board: &RwLock<u32>) {
    let first = watch_value("first guard", board.read().await);
    say!("reads {}", **first);
    sleep(seconds(1)).await;
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: &RwLock<u32>) {
    sleep(seconds(1.5)).await;
    let notes = watch("write", board.write()).await;
    let mut notes = watch_value("write guard", notes);
    sleep(seconds(0.5)).await;
    **notes += 1;
}
