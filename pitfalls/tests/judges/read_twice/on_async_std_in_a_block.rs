//! On async-std, cured with a block, after which the writer does not wait.

use std::sync::Arc;

use async_std::{
    sync::RwLock,
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    let board = Arc::new(RwLock::new(1));
    let writer = spawn(pin_up(board.clone()));
    block_on(watch("reader", read(board)));
    block_on(writer);
}

async fn read(board: Arc<RwLock<u32>>) {
    {
        let first = watch_value("first guard", board.read().await);
        say!("reads {}", **first);
        sleep(seconds(0.5)).await;
    }
    sleep(seconds(1)).await;
    let second = watch("second read", board.read()).await;
    say!("reads {}", *second);
}

async fn pin_up(board: Arc<RwLock<u32>>) {
    sleep(seconds(1)).await;
    *watch("write", board.write()).await += 1;
}
