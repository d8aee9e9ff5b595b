//! On async-std: dropping a handle detaches its task.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", drop_handle()));
}

async fn drop_handle() {
    let handle = watch("handle", spawn(watch("laundry", wash())));
    sleep(seconds(1.5)).await;
    drop(handle);
    say!("handle dropped");
    // Enough time for the laundry to finish, if something polls it.
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
