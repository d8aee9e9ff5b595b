//! It checks the handle again and again.
//! The check says: asks again and again instead of waiting

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", cook()));
}

async fn cook() {
    let egg = watch("egg", boil());
    let egg = tokio::spawn(egg);
    while !egg.is_finished() {
        sleep(seconds(0.1)).await;
    }
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
