//! A `JoinSet` cancels the parent, and the child takes shorter steps.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, spawn, task::JoinSet, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", cancel_parent()));
}

async fn cancel_parent() {
    let mut parents = JoinSet::new();
    parents.spawn(watch("parent", await_child()));
    sleep(seconds(1.5)).await;
    say!("too late");
    parents.shutdown().await;
    say!("parent cancelled");
    sleep(seconds(3)).await;
}

async fn await_child() {
    let child = spawn(async { watch("child", do_homework()).await });
    watch("handle", child)
        .await
        .expect("the child should not panic");
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        sleep(seconds(0.7)).await;
        say!("{state}");
    }
}
