//! On tokio: it refuses to block a thread that runs tasks.

use side_by_side::{say, seconds, watch};
use tokio::runtime::{Builder, Handle};
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
    Handle::current()
        .block_on(watch("wait for egg", egg))
        .expect("an egg");
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
