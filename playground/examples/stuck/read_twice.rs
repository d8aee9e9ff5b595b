//! A task reads again while a writer waits, which waits for the first guard.

use std::sync::Arc;

use side_by_side::{seconds, watch, watch_value};
use tokio::{join, sync::RwLock, time::sleep};

#[tokio::main]
pub async fn main() {
    let board = Arc::new(RwLock::new(0));
    join!(
        watch("reader", read(board.clone())),
        watch("writer", write(board)),
    );
}

async fn read(board: Arc<RwLock<u32>>) {
    let first = watch_value("first guard", board.read().await);
    sleep(seconds(1)).await;
    let second = watch("second read", board.read()).await;
    assert_eq!(**first, *second);
}

async fn write(board: Arc<RwLock<u32>>) {
    sleep(seconds(0.5)).await;
    *watch("write", board.write()).await += 1;
}
