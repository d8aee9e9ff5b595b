//! Hangs, too: the reader has dropped its first guard, and the writer keeps the
//! lock.

use std::sync::Arc;

use futures::future::pending;
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
    drop(first);
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: Arc<RwLock<u32>>) {
    let notes = watch("write", board.write()).await;
    let mut notes = watch_value("write guard", notes);
    **notes += 1;
    pending::<()>().await;
}
