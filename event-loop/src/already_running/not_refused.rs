//! Not this way: the egg breaks, and so does the cook.

use side_by_side::{seconds, watch};
use tokio::runtime::Builder;
use tokio::{spawn, time::sleep};

pub fn main() {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).enable_time().build();
    let runtime = runtime.expect("tokio starts");
    let cook = runtime.spawn(watch("cook", cook()));
    runtime.block_on(watch("main", cook)).expect("a meal");
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    watch("wait for egg", egg).await.expect("no panic");
}

async fn boil() {
    sleep(seconds(1)).await;
    panic!("Cannot boil this egg");
}
