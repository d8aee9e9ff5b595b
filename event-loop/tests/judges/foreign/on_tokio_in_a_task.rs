//! A spawned task sleeps in steps, with all three sleeps at the same time.

use futures::future::join3;
use side_by_side::{say, seconds, watch};
use smol::Timer;
use tokio::{runtime::Runtime, spawn};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        let main = spawn(watch("main", sleep_three_times()));
        main.await.expect("it should not panic");
    });
}

async fn sleep_three_times() {
    join3(
        watch("async-std's sleep", async {
            for _ in 0..8 {
                async_std::task::sleep(seconds(0.2)).await;
            }
        }),
        watch("smol's sleep", Timer::after(seconds(2))),
        watch("tokio's sleep", tokios_sleep()),
    )
    .await;
    say!("all are awake");
}

async fn tokios_sleep() {
    for _ in 0..8 {
        tokio::time::sleep(seconds(0.3)).await;
    }
}
