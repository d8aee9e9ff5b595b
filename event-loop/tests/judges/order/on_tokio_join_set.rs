//! A `JoinSet` of seven guests, whose lanes are inside of the spawned futures.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Runtime, task::JoinSet};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let cafe = runtime.spawn(watch("cafe", let_in()));
    runtime.block_on(cafe).expect("the cafe should not panic");
}

async fn let_in() {
    let mut guests = JoinSet::new();
    for n in 1..=7 {
        guests.spawn(async move {
            watch(format!("guest {n}"), order()).await;
        });
    }
    while let Some(guest) = guests.join_next().await {
        guest.expect("a guest should not panic");
    }
    say!("the cafe closes");
}

async fn order() {
    thread::sleep(seconds(0.2));
    say!("served");
}
