//! All futures are created first, but spawned and awaited one by one.
//! The check says: `square 2` did not wait while `square 1` waited: they did not overlap

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", squares()));
}

async fn squares() {
    let all: Vec<_> = (1..=3)
        .map(|x| watch(format!("square {x}"), square(x)))
        .collect();
    for future in all {
        say!("{}", spawn(future).await.expect("no panic"));
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1.03)).await;
    x * x
}
