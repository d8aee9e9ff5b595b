//! It checks each handle again and again.
//! The check says: asks again and again instead of waiting

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
        while !task.is_finished() {
            sleep(seconds(0.1)).await;
        }
        say!("{}", task.await.expect("it has ended"));
    }
}

async fn square(x: u32) -> u32 {
    sleep(seconds(1.03)).await;
    x * x
}
