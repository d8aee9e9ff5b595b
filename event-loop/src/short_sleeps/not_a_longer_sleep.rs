//! Not this way: the naps are longer. On tokio a millisecond takes two.

use side_by_side::{number, watch};
use std::time::Duration;
use tokio::{runtime::Builder, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("tokio starts").block_on(nap_often());
}

async fn nap_often() {
    for _ in 0..number("naps", 100) {
        watch("short", nap()).await;
    }
    for _ in 0..number("naps", 100) {
        watch("zero", nap()).await;
    }
}

async fn nap() {
    sleep(Duration::from_millis(1)).await;
}
