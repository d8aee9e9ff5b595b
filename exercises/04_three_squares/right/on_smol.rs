//! Tasks on smol: awaiting a handle returns the value itself.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", squares()));
}

async fn squares() {
    let task = |x| spawn(watch(format!("square {x}"), square(x)));
    let tasks: Vec<_> = (1..=3).map(task).collect();
    for task in tasks {
        say!("{}", task.await);
    }
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(1.03)).await;
    x * x
}
