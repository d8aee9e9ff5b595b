//! Counterexample: the task is aborted before its handle is dropped.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let task = spawn(watch("laundry", wash()));
    let laundry = task.abort_handle();
    let handle = watch("handle", task);
    sleep(seconds(1.5)).await;
    laundry.abort();
    drop(handle);
    say!("handle dropped");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
