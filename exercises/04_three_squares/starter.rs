//! Three squares at the same time: see README.md.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", squares()));
}

async fn squares() {
    for x in 1..=3 {
        let task = spawn(watch(format!("square {x}"), square(x)));
        say!("{}", task.await.expect("no panic"));
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1.03)).await;
    x * x
}
