//! Hangs, too: the reader reads once, and another task keeps the first guard.

use std::sync::Arc;

use futures::future::pending;
use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, sync::RwLock, time::sleep};

#[tokio::main]
pub async fn main() {
    let board = Arc::new(RwLock::new(1));
    let same = board.clone();
    spawn(watch("other reader", async move {
        let _first = watch_value("first guard", same.read().await);
        pending::<()>().await;
    }));
    watch("reader", read(board)).await;
}

async fn read(board: Arc<RwLock<u32>>) {
    sleep(seconds(0.5)).await;
    spawn(pin_up(board.clone()));
    sleep(seconds(1)).await;
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: Arc<RwLock<u32>>) {
    let notes = watch("write", board.write()).await;
    let mut notes = watch_value("write guard", notes);
    sleep(seconds(0.5)).await;
    **notes += 1;
}
