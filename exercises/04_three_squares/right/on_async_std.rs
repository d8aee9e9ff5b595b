//! Tasks on async-std; all handles are joined.

use async_std::task::{block_on, sleep, spawn};
use futures::future::join_all;
use side_by_side::{say, seconds, watch};

pub fn program() {
    block_on(watch("main", squares()));
}

async fn squares() {
    let task = |x| spawn(watch(format!("square {x}"), square(x)));
    let tasks: Vec<_> = (1..=3).map(task).collect();
    for value in join_all(tasks).await {
        say!("{value}");
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1.03)).await;
    x * x
}
