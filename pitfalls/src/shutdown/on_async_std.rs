//! On async-std: when `main` returns, the process exits.

use async_std::{
    channel::{Receiver, bounded},
    task::{block_on, sleep, spawn},
};
use side_by_side::{say, seconds, watch, watch_value};

pub fn main() {
    block_on(watch("main", open()));
}

async fn open() {
    let (orders, slips) = bounded(4);
    spawn(watch("cook", work(slips)));
    for order in ["soup", "fish", "pasta", "pie"] {
        orders.send(order).await.ok();
    }
    // This is instead of Ctrl-C or SIGTERM.
    watch("stop signal", sleep(seconds(1))).await;
    say!("stop");
}

async fn work(slips: Receiver<&'static str>) {
    let _stove = watch_value("stove", "hot");
    while let Ok(order) = slips.recv().await {
        sleep(seconds(0.6)).await;
        say!("{order}");
    }
}
