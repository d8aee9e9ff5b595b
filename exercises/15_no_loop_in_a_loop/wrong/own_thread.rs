//! The second loop runs on another thread.
//! The check says: `main` held its thread instead of waiting

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", cook()));
}

async fn cook() {
    let egg = thread::spawn(|| {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("the runtime should start");
        runtime.block_on(watch("egg", boil()));
    });
    egg.join().expect("no panic");
    say!("served");
}

async fn boil() {
    sleep(seconds(1.03)).await;
    say!("boiled");
}
