//! No loop in a loop: see README.md.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::{Builder, Handle},
    time::sleep,
};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", cook()));
}

async fn cook() {
    let egg = watch("egg", boil());
    Handle::current().block_on(egg);
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
