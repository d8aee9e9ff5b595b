//! Counterexample: main aborts the child as well as its parent.

use side_by_side::{say, seconds, watch};
use std::sync::OnceLock;
use tokio::{
    runtime::Runtime,
    task::{AbortHandle, spawn},
    time::sleep,
};

static CHILD: OnceLock<AbortHandle> = OnceLock::new();

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", cancel_parent()));
}

async fn cancel_parent() {
    let parent = spawn(watch("parent", await_child()));
    sleep(seconds(2.5)).await;
    parent.abort();
    parent.await.expect_err("the parent should be aborted");
    CHILD.get().expect("the child should be there").abort();
    say!("parent cancelled");
    for page in 1..=3 {
        sleep(seconds(1)).await;
        say!("read page {page}");
    }
}

async fn await_child() {
    let child = spawn(watch("child", do_homework()));
    CHILD
        .set(child.abort_handle())
        .expect("there should be one child");
    watch("handle", child)
        .await
        .expect("the child should not panic");
    say!("well done");
}

async fn do_homework() {
    for state in ["begun", "half", "most", "done"] {
        sleep(seconds(1)).await;
        say!("{state}");
    }
}
