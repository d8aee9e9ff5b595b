//! Counterexample: nothing is spawned; main itself polls the three squares.

use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(watch("main", squares()));
}

async fn squares() {
    say!("{}", watch("square 1", square(1)).await);

    let three = [2, 3, 4].map(|x| watch(format!("square {x}"), square(x)));
    for value in join_all(three).await {
        say!("{value}");
    }
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(1)).await;
    say!("end square {x}");
    x * x
}
