//! A `JoinSet` gives the values in the order in which the tasks finish.

use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Runtime,
    task::{JoinSet, spawn},
    time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await.expect("the task should not panic"));

    let mut three = JoinSet::new();
    for x in [2, 3, 4] {
        three.spawn(watch(format!("square {x}"), square(x)));
    }
    while let Some(value) = three.join_next().await {
        say!("{}", value.expect("the task should not panic"));
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1)).await;
    say!("end square {x}");
    x * x
}
