//! Main is a task, the laundry's lane is a part of its task, and main waits
//! longer.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(spawn(watch("main", drop_handle())));
}

async fn drop_handle() {
    let laundry = async { watch("laundry", wash()).await };
    let handle = watch("handle", spawn(laundry));
    sleep(seconds(0.5)).await;
    say!("the machine runs");
    sleep(seconds(1)).await;
    drop(handle);
    say!("handle dropped");
    sleep(seconds(3)).await;
}

async fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
