//! The egg is never awaited.
//! The check says: `egg` was dropped without ever being polled; it should finish

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
    let _egg = watch("egg", boil());
    sleep(seconds(1)).await;
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
