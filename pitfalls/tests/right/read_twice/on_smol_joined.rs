//! On smol, with the reader and the writer in one task.

use side_by_side::{say, seconds, watch, watch_value};
use smol::{
    Timer, block_on,
    future::zip,
    lock::{RwLock, RwLockReadGuard},
};

pub fn main() {
    let board = RwLock::new(1);
    block_on(zip(watch("reader", read(&board)), pin_up(&board)));
}

async fn read(board: &RwLock<u32>) {
    let first = watch_value("first guard", board.read().await);
    Timer::after(seconds(1)).await;
    let second = watch("second read", read_again(board)).await;
    say!("reads {} twice", **first + *second);
}

async fn read_again(board: &RwLock<u32>) -> RwLockReadGuard<'_, u32> {
    board.read().await
}

async fn pin_up(board: &RwLock<u32>) {
    Timer::after(seconds(0.5)).await;
    *watch("write", board.write()).await += 1;
}
