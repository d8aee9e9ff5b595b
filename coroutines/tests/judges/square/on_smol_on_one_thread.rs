//! Main and its tasks share one thread; there is one more square, in two steps.

use side_by_side::{say, seconds, watch};
use smol::{LocalExecutor, Timer, block_on};

pub fn main() {
    let executor = LocalExecutor::new();
    let main = watch("main", squares(&executor));
    block_on(executor.run(main));
}

async fn squares(executor: &LocalExecutor<'_>) {
    let one = executor.spawn(watch("square 1", square(1)));
    say!("{}", one.await);

    let three = [2, 3, 4, 5]
        .map(|x| executor.spawn(watch(format!("square {x}"), square(x))));
    for task in three {
        say!("{}", task.await);
    }
}

async fn square(x: u32) -> u32 {
    Timer::after(seconds(0.5)).await;
    say!("half of square {x}");
    Timer::after(seconds(0.5)).await;
    say!("end square {x}");
    x * x
}
