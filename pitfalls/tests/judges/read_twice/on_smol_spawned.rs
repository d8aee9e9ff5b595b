//! On smol, with the reader and the writer in a task each.

use std::sync::Arc;

use side_by_side::{say, seconds, watch, watch_value};
use smol::{
    Timer, block_on,
    lock::{RwLock, RwLockReadGuard},
    spawn,
};

pub fn main() {
    let board = Arc::new(RwLock::new(1));
    let reader = spawn(watch("reader", read(board.clone())));
    spawn(pin_up(board)).detach();
    block_on(reader);
}

async fn read(board: Arc<RwLock<u32>>) {
    let first = watch_value("first guard", board.read().await);
    Timer::after(seconds(1)).await;
    let second = watch("second read", read_again(&board)).await;
    say!("reads {} twice", **first + *second);
}

async fn read_again(board: &RwLock<u32>) -> RwLockReadGuard<'_, u32> {
    board.read().await
}

async fn pin_up(board: Arc<RwLock<u32>>) {
    *watch("write", board.write()).await += 1;
}
