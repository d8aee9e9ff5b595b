//! Counterexample: the cook awaits the egg, so no thread is blocked.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let cook = spawn(watch("cook", cook()));
    block_on(watch("main", cook));
}

async fn cook() {
    let egg = spawn(watch("egg", boil()));
    watch("wait for egg", egg).await;
    say!("served");
}

async fn boil() {
    sleep(seconds(1)).await;
    say!("boiled");
}
