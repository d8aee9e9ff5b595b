//! At the same time, but each task says its own value.
//! The check says: `main` did not say "1"

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", squares()));
}

async fn squares() {
    let task = |x| spawn(watch(format!("square {x}"), square(x)));
    let tasks: Vec<_> = (1..=3).map(task).collect();
    for task in tasks {
        task.await.expect("no panic");
    }
}

async fn square(x: u32) {
    sleep(seconds(1.03)).await;
    say!("{}", x * x);
}
