//! On async-std: awaiting a handle gives the task's value.

use async_std::task::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await);

    let three =
        [2, 3, 4].map(|x| spawn(watch(format!("square {x}"), square(x))));
    for task in three {
        say!("{}", task.await);
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1)).await;
    say!("end square {x}");
    x * x
}
