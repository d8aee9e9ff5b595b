//! The executor runs on the main thread, which main shares with the laundry.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("main", drop_handle(&executor))));
}

async fn drop_handle(executor: &LocalExecutor<'_>) {
    let handle = watch("handle", executor.spawn(watch("laundry", wash())));
    Timer::after(seconds(1.5)).await;
    drop(handle);
    say!("handle dropped");
    for page in 1..=3 {
        Timer::after(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn wash() {
    for state in ["wet", "rinsed", "clean"] {
        Timer::after(seconds(1)).await;
        say!("{state}");
    }
}
