//! The lanes are inside of the tasks.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    let cook = spawn(async { watch("cook", cook()).await });
    block_on(watch("main", cook));
}

async fn cook() {
    let egg = spawn(async { watch("egg", boil()).await });
    block_on(watch("wait for egg", egg));
    say!("served");
}

async fn boil() {
    sleep(seconds(2)).await;
    say!("boiled");
}
