//! Two tasks at a time.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn main() {
    block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await);

    for round in [vec![2, 3], vec![4]] {
        let spawn_one = |x| spawn(watch(format!("square {x}"), square(x)));
        let tasks: Vec<_> = round.into_iter().map(spawn_one).collect();
        for task in tasks {
            say!("{}", task.await);
        }
    }
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(1)).await;
    say!("end square {x}");
    x * x
}
