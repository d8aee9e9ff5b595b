//! It computes without waiting.
//! The check says: and should take 1 s

use side_by_side::{say, watch};
use tokio::{runtime::Builder, spawn};

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
        say!("{}", task.await.expect("no panic"));
    }
}

async fn square(x: u32) -> u32 {
    x * x
}
