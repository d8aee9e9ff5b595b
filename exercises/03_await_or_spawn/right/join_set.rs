//! A set of tasks, on several workers.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, task::JoinSet, time::sleep};

pub fn program() {
    let runtime = Runtime::new();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let mut tasks = JoinSet::new();
    tasks.spawn(watch("coffee", make_coffee()));
    watch("table", set_table()).await;
    tasks.join_all().await;
    say!("breakfast");
}

async fn make_coffee() {
    sleep(seconds(2.03)).await;
    say!("coffee");
}

async fn set_table() {
    sleep(seconds(1)).await;
    say!("table");
}
