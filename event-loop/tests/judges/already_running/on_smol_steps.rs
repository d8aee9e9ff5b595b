//! The lanes are inside of the tasks, and the cook says more.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    let cook = spawn(watch("cook", cook()));
    block_on(watch("main", cook));
}

async fn cook() {
    let egg = spawn(async { watch("egg", boil()).await });
    say!("the water is hot");
    block_on(watch("wait for egg", egg));
    say!("served");
}

async fn boil() {
    Timer::after(seconds(1)).await;
    say!("boiled");
}
