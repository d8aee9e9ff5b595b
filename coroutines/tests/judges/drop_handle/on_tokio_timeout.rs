//! One thread, and a timeout drops the handle while it is awaited.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Builder,
    spawn,
    time::{sleep, timeout},
};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let handle = watch("handle", spawn(watch("laundry", wash())));
    timeout(seconds(1.5), handle)
        .await
        .expect_err("the laundry should take longer");
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
