//! What the card says to try: spawn each task right before its `.await`.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await);

    for x in [2, 3, 4] {
        let task = spawn(watch(format!("square {x}"), square(x)));
        say!("{}", task.await);
    }
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(1)).await;
    say!("end square {x}");
    x * x
}
