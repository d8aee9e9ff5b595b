//! The egg is spawned, on several workers.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn program() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", cook()));
}

async fn cook() {
    let egg = watch("egg", boil());
    tokio::spawn(egg).await.expect("the task should not panic");
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
