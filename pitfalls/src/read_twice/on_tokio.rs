//! On tokio: the reader still has its first guard when it reads again.

use std::sync::Arc;

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{spawn, sync::RwLock, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("reader", read()).await;
}

async fn read() {
    let board = Arc::new(RwLock::new(1));
    let first = watch_value("first guard", board.read().await);
    say!("reads {}", **first);
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
