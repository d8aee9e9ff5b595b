//! Counterexample: the laundry is a thread, which keeps running in any case.

use side_by_side::{say, seconds, watch, watch_call};
use std::{future::pending, thread};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let laundry = thread::spawn(|| watch_call("laundry", wash));
    let handle = watch("handle", async {
        let _owned = laundry;
        pending::<()>().await;
    });
    sleep(seconds(1.5)).await;
    drop(handle);
    say!("handle dropped");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
}

fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        thread::sleep(seconds(1));
        say!("{state}");
    }
}
