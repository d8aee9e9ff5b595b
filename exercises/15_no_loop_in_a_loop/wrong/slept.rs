//! Main sleeps instead of awaiting the egg.
//! The check says: the end of `egg` did not wake `main`

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
    tokio::spawn(egg);
    sleep(seconds(1.3)).await;
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
