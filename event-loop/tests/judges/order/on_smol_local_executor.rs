//! Main runs all tasks in its own executor; serving waits.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("cafe", let_in(&executor))));
}

async fn let_in(executor: &LocalExecutor<'_>) {
    let guest = |n| executor.spawn(watch(format!("guest {n}"), order()));
    join_all((1..=4).map(guest)).await;
}

async fn order() {
    Timer::after(seconds(0.5)).await;
    say!("served");
}
