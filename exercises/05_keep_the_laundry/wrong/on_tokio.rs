//! On tokio the starter would be right.
//! The check says: your file uses `tokio`: use only smol

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn program() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", do_laundry()));
}

async fn do_laundry() {
    let handle = spawn(watch("laundry", wash()));
    sleep(seconds(0.5)).await;
    drop(handle);
    // Main does something else, for longer than the laundry takes.
    sleep(seconds(3)).await;
    say!("home again");
}

async fn wash() {
    for state in ["wet", "clean"] {
        sleep(seconds(1.03)).await;
        say!("{state}");
    }
}
