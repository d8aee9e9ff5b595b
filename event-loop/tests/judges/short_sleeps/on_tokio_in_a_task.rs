//! A worker polls the naps, each of which has its own lane for main.

use side_by_side::{number, say, watch};
use std::time::Duration;
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(async {
        let naps = spawn(watch("main", nap_often()));
        naps.await.expect("it should not panic");
    });
}

async fn nap_often() {
    for _ in 0..number("naps", 60) {
        watch("zero", sleep(Duration::ZERO)).await;
    }
    say!("now for longer");
    for _ in 0..number("naps", 60) {
        watch("short", sleep(Duration::from_micros(50))).await;
    }
}
