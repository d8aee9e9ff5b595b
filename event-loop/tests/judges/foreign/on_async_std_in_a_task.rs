//! A worker polls the sleeps; the lanes say more.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};
use smol::Timer;

pub fn main() {
    block_on(spawn(watch("main", sleep_three_times())));
}

async fn sleep_three_times() {
    watch("smol's sleep", async {
        Timer::after(seconds(0.5)).await;
        say!("smol's works");
    })
    .await;
    watch("async-std's sleep", sleep(seconds(0.5))).await;
    watch("tokio's sleep", async {
        say!("tokio's does not");
        tokio::time::sleep(seconds(1)).await;
    })
    .await;
}
