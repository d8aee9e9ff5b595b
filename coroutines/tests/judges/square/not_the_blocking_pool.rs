//! Counterexample: each task's wait blocks a thread of the blocking pool.

use side_by_side::{say, seconds, watch};
use std::thread;
use tokio::{
    runtime::Runtime,
    task::{spawn, spawn_blocking},
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await.expect("the task should not panic"));

    let three =
        [2, 3, 4].map(|x| spawn(watch(format!("square {x}"), square(x))));
    for task in three {
        say!("{}", task.await.expect("the task should not panic"));
    }
}

async fn square(x: u32) -> u32 {
    let sleeping = spawn_blocking(|| thread::sleep(seconds(1)));
    sleeping.await.expect("a sleep should not panic");
    say!("end square {x}");
    x * x
}
