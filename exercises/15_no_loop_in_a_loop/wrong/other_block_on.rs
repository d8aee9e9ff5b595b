//! A `block_on` that does not panic blocks the loop.
//! The check says: it hangs

use side_by_side::{say, seconds, watch};
use smol::future::block_on;
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", cook()));
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    block_on(egg).expect("no panic");
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
