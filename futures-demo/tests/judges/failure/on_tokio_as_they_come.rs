//! One thread runs all tasks, and they are awaited in the order of their ends.

use futures::stream::{FuturesUnordered, StreamExt};
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("sender", send_three()));
}

async fn send_three() {
    let couriers = [("letter", 1), ("piano", 2), ("parcel", 3)]
        .map(|(what, takes)| spawn(watch(what, deliver(what, takes))));
    let mut couriers = FuturesUnordered::from_iter(couriers);
    while let Some(report) = couriers.next().await {
        match report {
            Ok(Ok(place)) => say!("it is {place}"),
            Ok(Err(error)) => say!("it came back: {error}"),
            Err(error) => say!("lost: {error}"),
        }
    }
    say!("all couriers have reported");
}

async fn deliver(what: &str, takes: u32) -> Result<&'static str, &'static str> {
    sleep(seconds(takes)).await;
    match what {
        "letter" => Ok("in the box"),
        "parcel" => Err("no one at home"),
        _ => panic!("too heavy"),
    }
}
