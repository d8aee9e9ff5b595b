//! A current-thread runtime runs its tasks only inside of `block_on`. Main
//! continues on another runtime, so nothing polls the task that it left.

use futures::future::select;
use side_by_side::{say, seconds, watch};
use std::pin::pin;
use tokio::{
    runtime::{Builder, Runtime},
    spawn,
    sync::Notify,
    task::yield_now,
    time::sleep,
};

static LEAVE: Notify = Notify::const_new();

pub fn main() {
    let first = without_workers();
    let mut main = pin!(watch("main", drop_handle()));
    first.block_on(select(&mut main, pin!(LEAVE.notified())));
    without_workers().block_on(main);
}

fn without_workers() -> Runtime {
    Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start")
}

async fn drop_handle() {
    let handle = watch("handle", spawn(watch("laundry", wash())));
    sleep(seconds(1.5)).await;
    drop(handle);
    say!("handle dropped");
    LEAVE.notify_one();
    yield_now().await;
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
