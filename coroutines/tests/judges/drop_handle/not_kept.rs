//! Counterexample: the handle is kept until the laundry has finished.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let handle = watch("handle", spawn(watch("laundry", wash())));
    sleep(seconds(1.5)).await;
    say!("handle dropped");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
    drop(handle);
}

async fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
