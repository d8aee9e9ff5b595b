//! Hangs, too: the reader has dropped its first guard, and the writer keeps the
//! lock.

use futures::future::pending;
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
    drop(first);
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: &RwLock<u32>) {
    let notes = watch("write", board.write()).await;
    let mut notes = watch_value("write guard", notes);
    **notes += 1;
    pending::<()>().await;
}
