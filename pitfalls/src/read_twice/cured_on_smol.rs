//! On smol: the reader drops its first guard before it reads again.

use std::sync::Arc;

use side_by_side::{say, seconds, watch, watch_value};
use smol::{Timer, block_on, lock::RwLock, spawn};

pub fn main() {
    block_on(watch("reader", read()));
}

async fn read() {
    let board = Arc::new(RwLock::new(1));
    let first = watch_value("first guard", board.read().await);
    say!("reads {}", **first);
    spawn(pin_up(board.clone())).detach();
    Timer::after(seconds(1)).await;
    drop(first);
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: Arc<RwLock<u32>>) {
    let notes = watch("write", board.write()).await;
    let mut notes = watch_value("write guard", notes);
    Timer::after(seconds(0.5)).await;
    **notes += 1;
}
