//! Counterexample: main sleeps until the tasks are done; it awaits none.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", squares()));
}

async fn squares() {
    let one = spawn(watch("square 1", square(1)));
    say!("{}", one.await.expect("the task should not panic"));

    for x in [2, 3, 4] {
        spawn(watch(format!("square {x}"), square(x)));
    }
    sleep(seconds(1.5)).await;
    for x in [2, 3, 4] {
        say!("{}", x * x);
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1)).await;
    say!("end square {x}");
    x * x
}
